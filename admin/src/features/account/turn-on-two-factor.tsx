import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { isWrong } from "./is-wrong.ts";
import { ProveDialog } from "./prove-dialog.tsx";
import { QrCode } from "./qr-code.tsx";
import { confirmTwoFactor, enableTwoFactor } from "./queries.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useAccountTexts } from "./texts.ts";

interface Made {
  uri: string;
  recoveryCodes: readonly string[];
}

/** Password, then the QR with the recovery codes, then a first code: only that turns it on. */
export function TurnOnTwoFactor({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const t = useAccountTexts();
  const [made, setMade] = useState<Made>();
  if (made) return <ConfirmCode made={made} onClose={onClose} />;
  return (
    <ProveDialog
      title={t("turnOn")}
      action={enableTwoFactor}
      confirm={t("next")}
      onDone={setMade}
      onClose={onClose}
    >
      <Text>{t("turnOnAbout")}</Text>
    </ProveDialog>
  );
}

function ConfirmCode({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = useAccountTexts();
  const [code, setCode] = useState("");
  const confirm = useMutation(confirmTwoFactor);
  const fieldError = useFieldError(confirm.error);
  const secret = new URL(made.uri).searchParams.get("secret") ?? "";
  return (
    <Modal
      opened
      onClose={onClose}
      // The codes are shown once: a stray click does not lose them.
      closeOnClickOutside={false}
      title={t("turnOn")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate(code, {
            onSuccess: () => {
              showNotice({ message: t("turnedOn") });
              onClose();
            },
          });
        }}
      >
        <Stack>
          <Text>{t("scan")}</Text>
          <QrCode text={made.uri} label={t("qr")} />
          <Group gap="sm" align="flex-end">
            <TextInput
              label={t("secret")}
              value={secret}
              readOnly
              style={{ flex: "1 1 200px" }}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
            <CopyButton text={secret} name={t("secret")} size="sm" />
          </Group>
          <RecoveryCodes codes={made.recoveryCodes} />
          <FormProblem error={confirm.error} fields={["code"]} />
          <TextInput
            label={t("code")}
            description={t("codeAbout")}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
            error={isWrong(confirm.error, "code") ? t("wrongCode") : fieldError("code")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={confirm.isPending}>
              {t("turnOn")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
