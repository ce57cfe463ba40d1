import { Button, Group, Modal, Stack } from "@mantine/core";
import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { isWrong } from "./is-wrong.ts";
import { useAccountTexts } from "./texts.ts";

interface Props<T> {
  title: string;
  /** What the password is asked for. */
  action: UseMutationOptions<T, Error, string>;
  confirm: string;
  color?: string;
  onDone: (answer: T) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for the password again before what only its owner may do. */
export function ProveDialog<T>({ title, action, confirm, color, onDone, onClose, children }: Props<T>) {
  useFocusBack();
  const t = useAccountTexts();
  const [password, setPassword] = useState("");
  const prove = useMutation(action);
  const fieldError = useFieldError(prove.error);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          prove.mutate(password, { onSuccess: onDone });
        }}
      >
        <Stack>
          {children}
          <FormProblem error={prove.error} fields={["password"]} />
          <PasswordField
            label={t("password")}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            error={isWrong(prove.error, "password") ? t("wrongPassword") : fieldError("password")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={prove.isPending} {...(color !== undefined && { color })}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
