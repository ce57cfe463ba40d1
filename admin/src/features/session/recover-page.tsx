import { Alert, Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemError } from "../../problem-error.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { PASSWORD_LENGTH } from "../../ui/password-length.ts";
import { useFieldError } from "../../ui/use-field-error.ts";
import { recover } from "./queries.ts";
import { useRecoverTexts } from "./recover-texts.ts";

const FIELDS = ["token", "email", "password"];

/** An owner who is locked out gets in with the secret of the deployment. */
export function RecoverPage() {
  const t = useRecoverTexts();
  const [input, setInput] = useState({ token: "", email: "", password: "" });
  const send = useMutation(recover);
  const fieldError = useFieldError(send.error);
  const isNobody = send.error instanceof ProblemError && send.error.fields["email"] === "unknown";
  const field = (name: keyof typeof input) => ({
    label: t(name),
    value: input[name],
    error: name === "email" && isNobody ? t("noOwner") : fieldError(name),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setInput((input) => ({ ...input, [name]: currentTarget.value })),
  });
  if (send.isSuccess)
    return (
      <Entrance title={t("doneTitle")}>
        <Stack>
          <Text>{t("doneAbout")}</Text>
          <Button component={Link} to="/sign-in" size="md">
            {t("toSignIn")}
          </Button>
        </Stack>
      </Entrance>
    );
  return (
    <Entrance title={t("title")} about={t("about")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(input);
        }}
      >
        <Stack>
          <Alert color="orange">{t("warning")}</Alert>
          <FormProblem error={send.error} fields={FIELDS} />
          <TextInput
            {...field("token")}
            description={t("tokenAbout")}
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="none"
          />
          <TextInput {...field("email")} type="email" autoComplete="username" />
          <PasswordField
            {...field("password")}
            description={t("passwordAbout", { length: PASSWORD_LENGTH.min })}
            autoComplete="new-password"
          />
          <Button type="submit" size="md" loading={send.isPending}>
            {t("go")}
          </Button>
          <Anchor component={Link} to="/sign-in" size="sm" ta="center">
            {t("toSignIn")}
          </Anchor>
        </Stack>
      </form>
    </Entrance>
  );
}
