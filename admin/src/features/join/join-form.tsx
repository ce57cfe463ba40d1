import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { ProblemError } from "../../problem-error.ts";
import { sessionQueries } from "../../session-queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { PASSWORD_LENGTH } from "../../ui/password-length.ts";
import { useFieldError } from "../../ui/use-field-error.ts";
import { acceptInvitation, resetPassword } from "./queries.ts";
import { useJoinTexts } from "./texts.ts";

interface Props {
  token: string;
  kind: "invite" | "reset";
}

export function JoinForm({ token, kind }: Props) {
  const t = useJoinTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [input, setInput] = useState({ name: "", email: "", password: "" });
  const enter = async () => {
    queryClient.clear();
    await navigate("/", { replace: true });
  };
  const accept = useMutation({ ...acceptInvitation, onSuccess: enter });
  const reset = useMutation({
    ...resetPassword,
    onSuccess: () => queryClient.resetQueries(sessionQueries.current()),
  });
  const isNew = kind === "invite";
  const { error, isPending } = isNew ? accept : reset;
  const fieldError = useFieldError(error);
  const isGone = error instanceof ProblemError && error.fields["token"] === "gone";
  const field = (name: keyof typeof input) => ({
    label: t(name),
    value: input[name],
    error: fieldError(name),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setInput((input) => ({ ...input, [name]: currentTarget.value })),
  });

  if (reset.isSuccess)
    return (
      <Stack>
        <Text role="status">{t("resetDone")}</Text>
        <Button component={Link} to="/sign-in" size="md">
          {t("toSignIn")}
        </Button>
      </Stack>
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) accept.mutate({ token, ...input });
        else reset.mutate({ token, password: input.password });
      }}
    >
      <Stack>
        {isGone ? (
          <Alert color="red" role="alert">
            {t("goneAbout")}
          </Alert>
        ) : (
          <FormProblem error={error} fields={isNew ? ["name", "email", "password"] : ["password"]} />
        )}
        {isNew && <TextInput {...field("name")} autoComplete="name" />}
        {isNew && <TextInput {...field("email")} type="email" autoComplete="username" />}
        <PasswordField
          {...field("password")}
          description={t("passwordAbout", { length: PASSWORD_LENGTH.min })}
          autoComplete="new-password"
        />
        <Button type="submit" size="md" loading={isPending}>
          {t(isNew ? "join" : "save")}
        </Button>
      </Stack>
    </form>
  );
}
