import { Alert, Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemError } from "../../problem-error.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { signIn } from "./queries.ts";
import { useSessionTexts } from "./texts.ts";

interface Props {
  onDone: (answer: { state: "signed_in" | "two_factor" }) => void;
}

export function PasswordForm({ onDone }: Props) {
  const t = useSessionTexts();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const send = useMutation({ ...signIn, onSuccess: onDone });
  const fieldError = useFieldError(send.error);
  const refusal = readRefusal(send.error);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ email, password });
      }}
    >
      <Stack>
        {refusal ? (
          <Alert color="red" role="alert">
            {t(refusal)}
          </Alert>
        ) : (
          <FormProblem error={send.error} fields={["email", "password"]} />
        )}
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          size="md"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fieldError("email")}
        />
        <PasswordField
          label={t("password")}
          autoComplete="current-password"
          size="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError("password")}
        />
        <Button type="submit" size="md" loading={send.isPending} fullWidth>
          {t("signIn")}
        </Button>
        <Text size="sm" c="dimmed" ta="center">
          {t("forgotten")}{" "}
          <Anchor component={Link} to="/recover" size="sm" td="underline">
            {t("recover")}
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}

function readRefusal(error: Error | null): "wrong" | "disabled" | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  if (error.code === "disabled") return "disabled";
  return error.status === 401 ? "wrong" : undefined;
}
