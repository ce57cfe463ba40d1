import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useSettingsTexts } from "../texts.ts";
import { UnsavedGuard } from "../unsaved-guard.tsx";
import { useSettingError } from "../use-setting-error.ts";
import { saveWebhook } from "./queries.ts";
import { useGeneralTexts } from "./texts.ts";

export interface ChannelFormProps {
  updatedAt: number | null;
  /** One is kept already; what is saved takes its place. */
  isKnown: boolean;
  onDone: () => void;
}

export function WebhookForm({ updatedAt, onDone }: ChannelFormProps) {
  const t = useGeneralTexts();
  const tools = useSettingsTexts();
  const [url, setUrl] = useState("");
  const save = useMutation(saveWebhook);
  const fieldError = useSettingError(save.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ url, updatedAt }, { onSuccess: onDone });
      }}
    >
      <UnsavedGuard when={url !== ""} />
      <Stack gap="sm">
        <FormProblem error={save.error} fields={["url"]} />
        <TextInput
          label={t("url")}
          description={t("urlAbout")}
          type="url"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          error={fieldError("url")}
        />
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
