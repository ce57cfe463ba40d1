import { Alert, Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import type { Permission } from "@rotator/shared/contract/permissions";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useFocusBack } from "../../../ui/use-focus-back.ts";
import { useSettingsTexts } from "../texts.ts";
import { useSettingError } from "../use-setting-error.ts";
import { createKey } from "./queries.ts";
import { ScopeFields } from "./scope-fields.tsx";
import { useKeyTexts } from "./texts.ts";
import { UseKey } from "./use-key.tsx";

const DAY_MS = 86_400_000;
const LIVES = ["30", "90", "365", ""] as const;
const LIFE_TEXTS = { "30": "days30", "90": "days90", "365": "days365", "": "noEnd" } as const;

export function MakeKey({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const t = useKeyTexts();
  const tools = useSettingsTexts();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const [days, setDays] = useState<(typeof LIVES)[number]>("90");
  const make = useMutation(createKey);
  const fieldError = useSettingError(make.error);
  const made = make.data;

  function submit() {
    const expiresAt = days === "" ? null : Date.now() + Number(days) * DAY_MS;
    make.mutate({ name, scopes: [...scopes], expiresAt });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      // What is shown once is not lost by a stray click.
      closeOnClickOutside={!made}
      title={made ? t("madeTitle", { name: made.name }) : t("make")}
      size="lg"
      closeButtonProps={{ "aria-label": tools("close") }}
    >
      {made ? (
        <Stack>
          <Alert color="orange">{t("madeAbout")}</Alert>
          <TextInput
            label={t("key")}
            value={made.key}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Group>
            <CopyButton text={made.key} name={t("key")} size="sm" variant="filled" />
          </Group>
          <UseKey apiKey={made.key} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("kept")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack>
            <FormProblem error={make.error} fields={["name", "scopes", "expiresAt"]} />
            <TextInput
              label={t("name")}
              description={t("nameAbout")}
              value={name}
              data-autofocus
              autoComplete="off"
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              error={fieldError("name")}
            />
            <ScopeFields scopes={scopes} onChange={setScopes} error={fieldError("scopes")} />
            <NativeSelect
              label={t("life")}
              data={LIVES.map((value) => ({ value, label: t(LIFE_TEXTS[value]) }))}
              value={days}
              error={fieldError("expiresAt")}
              onChange={({ currentTarget }) =>
                setDays(LIVES.find((life) => life === currentTarget.value) ?? "90")
              }
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {tools("cancel")}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t("make")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
