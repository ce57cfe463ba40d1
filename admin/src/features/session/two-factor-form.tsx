import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "../../problem-error.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { confirmTwoFactor } from "./queries.ts";
import { useSessionTexts } from "./texts.ts";

interface Props {
  onDone: () => Promise<void>;
  onBack: () => void;
}

export function TwoFactorForm({ onDone, onBack }: Props) {
  const t = useSessionTexts();
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const [code, setCode] = useState("");
  const send = useMutation({ ...confirmTwoFactor, onSuccess: onDone });
  const fieldError = useFieldError(send.error);
  const isApp = kind === "app";
  const isTooLate = send.error instanceof ProblemError && send.error.status === 401;

  function change() {
    setKind(isApp ? "recovery" : "app");
    setCode("");
    send.reset();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ kind, code });
      }}
    >
      <Stack>
        <Text c="dimmed">{t(isApp ? "codeAbout" : "recoveryAbout")}</Text>
        {isTooLate ? (
          <Alert color="red" role="alert">
            {t("signInAgain")}
          </Alert>
        ) : (
          <FormProblem error={send.error} fields={["code"]} />
        )}
        <TextInput
          key={kind}
          label={t(isApp ? "code" : "recoveryCode")}
          autoComplete="one-time-code"
          inputMode={isApp ? "numeric" : "text"}
          ref={takeFocus}
          size="md"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fieldError("code")}
        />
        <Button type="submit" size="md" loading={send.isPending}>
          {t("confirm")}
        </Button>
        <Group justify="space-between">
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            {t("back")}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={change}>
            {t(isApp ? "useRecovery" : "useApp")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** From the step before, or from the other kind of code: each begins with its field. */
function takeFocus(field: HTMLInputElement | null) {
  field?.focus();
}
