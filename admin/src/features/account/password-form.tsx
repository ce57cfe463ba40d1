import { Button, Group, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { PASSWORD_LENGTH } from "../../ui/password-length.ts";
import { useFieldError } from "../../ui/use-field-error.ts";
import { changePassword } from "./queries.ts";
import { useAccountTexts } from "./texts.ts";
import { isWrong } from "./is-wrong.ts";

const EMPTY = { password: "", newPassword: "" };

export function PasswordForm({ email }: { email: string }) {
  const t = useAccountTexts();
  const [input, setInput] = useState(EMPTY);
  const change = useMutation(changePassword);
  const fieldError = useFieldError(change.error);
  const field = (name: keyof typeof input) => ({
    label: t(name),
    value: input[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setInput((input) => ({ ...input, [name]: currentTarget.value })),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(input, {
          onSuccess: () => {
            setInput(EMPTY);
            showNotice({ message: t("passwordChanged") });
          },
        });
      }}
    >
      <Stack gap="sm">
        <FormProblem error={change.error} fields={["password", "newPassword"]} />
        {/* So that a password manager knows whose it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...field("password")}
          autoComplete="current-password"
          error={isWrong(change.error, "password") ? t("wrongPassword") : fieldError("password")}
        />
        <PasswordField
          {...field("newPassword")}
          description={t("newPasswordAbout", { length: PASSWORD_LENGTH.min })}
          autoComplete="new-password"
          error={fieldError("newPassword")}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            {t("changePassword")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
