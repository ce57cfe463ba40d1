import { Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useSettingsTexts } from "../texts.ts";
import { UnsavedGuard } from "../unsaved-guard.tsx";
import { useSettingError } from "../use-setting-error.ts";
import { saveTelegram } from "./queries.ts";
import { useGeneralTexts } from "./texts.ts";
import type { ChannelFormProps } from "./webhook-form.tsx";

export function TelegramForm({ updatedAt, isKnown, onDone }: ChannelFormProps) {
  const t = useGeneralTexts();
  const tools = useSettingsTexts();
  const [input, setInput] = useState({ botToken: "", chatId: "" });
  const save = useMutation(saveTelegram);
  const fieldError = useSettingError(save.error);
  const field = (name: keyof typeof input) => ({
    label: t(name),
    value: input[name],
    error: fieldError(name),
    autoComplete: "off",
    spellCheck: false,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setInput((input) => ({ ...input, [name]: currentTarget.value })),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { botToken, chatId } = input;
        const keepsToken = isKnown && botToken.trim() === "";
        save.mutate({ chatId, updatedAt, ...(!keepsToken && { botToken }) }, { onSuccess: onDone });
      }}
    >
      <UnsavedGuard when={input.botToken !== "" || input.chatId !== ""} />
      <Stack gap="sm">
        <Text size="sm" component="div">
          <List type="ordered" size="sm">
            <List.Item>{t("telegramStep1")}</List.Item>
            <List.Item>{t("telegramStep2")}</List.Item>
            <List.Item>{t("telegramStep3")}</List.Item>
          </List>
        </Text>
        <FormProblem error={save.error} fields={["botToken", "chatId"]} />
        <TextInput {...field("botToken")} description={t(isKnown ? "botTokenKept" : "botTokenAbout")} />
        <TextInput {...field("chatId")} description={t("chatIdAbout")} />
        <Group gap="sm">
          <Button type="submit" size="xs" loading={save.isPending}>
            {tools("save")}
          </Button>
          <Button variant="default" size="xs" onClick={onDone}>
            {tools("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
