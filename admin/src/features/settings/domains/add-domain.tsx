import { Button, Group, Modal, Stack, Switch, TextInput } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useFocusBack } from "../../../ui/use-focus-back.ts";
import { useSettingsTexts } from "../texts.ts";
import { useSettingError } from "../use-setting-error.ts";
import { DomainState } from "./domain-state.tsx";
import { DomainSteps } from "./domain-steps.tsx";
import { createDomain } from "./queries.ts";
import { useDomainTexts } from "./texts.ts";

/** First its name, then the steps that lead it here, and a check. */
export function AddDomain({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const t = useDomainTexts();
  const tools = useSettingsTexts();
  const [made, setMade] = useState<Domain>();
  return (
    <Modal
      opened
      onClose={onClose}
      title={made ? t("stepsTitle", { host: made.host }) : t("add")}
      size="lg"
      closeButtonProps={{ "aria-label": tools("close") }}
    >
      {made ? (
        <Stack>
          <DomainSteps steps={made.steps} />
          <DomainState domain={made} withoutSteps />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t("done")}</Button>
          </Group>
        </Stack>
      ) : (
        <HostForm onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  );
}

function HostForm({ onMade, onClose }: { onMade: (domain: Domain) => void; onClose: () => void }) {
  const t = useDomainTexts();
  const tools = useSettingsTexts();
  const [host, setHost] = useState("");
  const [setMetaCookies, setSetMetaCookies] = useState(false);
  const create = useMutation(createDomain);
  const fieldError = useSettingError(create.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ host: readHost(host), setMetaCookies }, { onSuccess: onMade });
      }}
    >
      <Stack>
        <FormProblem error={create.error} fields={["host"]} />
        <TextInput
          label={t("host")}
          description={t("hostAbout")}
          placeholder={t("hostExample")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          data-autofocus
          value={host}
          onChange={({ currentTarget }) => setHost(currentTarget.value)}
          error={fieldError("host")}
        />
        <Switch
          label={t("metaCookies")}
          description={t("metaCookiesNew")}
          checked={setMetaCookies}
          onChange={({ currentTarget }) => setSetMetaCookies(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {tools("cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("next")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** People paste the whole address. */
function readHost(typed: string): string {
  return typed
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/\/.*$/, "");
}
