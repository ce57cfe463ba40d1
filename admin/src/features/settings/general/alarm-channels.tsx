import { Button, Divider, Group, Stack, Text, Title } from "@mantine/core";
import type { alarmChannelsSchema } from "@rotator/shared/contract/settings";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type * as z from "zod";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useProblemText } from "../../../ui/use-problem-text.ts";
import { useMay } from "../use-may.ts";
import { useSettingsTexts } from "../texts.ts";
import { removeChannel, testChannel } from "./queries.ts";
import { TelegramForm } from "./telegram-form.tsx";
import { useGeneralTexts } from "./texts.ts";
import { WebhookForm } from "./webhook-form.tsx";

type Channels = z.infer<typeof alarmChannelsSchema>;

export function AlarmChannels({ channels }: { channels: Channels }) {
  const t = useGeneralTexts();
  const tools = useSettingsTexts();
  const mayChange = useMay("settings:write");
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {channels.adminUrl === null ? t("noAdminUrl") : t("adminUrl", { url: channels.adminUrl })}
      </Text>
      <Channel channel="telegram" channels={channels} />
      <Divider />
      <Channel channel="webhook" channels={channels} />
      {!mayChange && (
        <Text size="sm" c="dimmed">
          {tools("readOnly")}
        </Text>
      )}
    </Stack>
  );
}

function Channel({ channel, channels }: { channel: "webhook" | "telegram"; channels: Channels }) {
  const t = useGeneralTexts();
  const mayChange = useMay("settings:write");
  const [isEditing, setIsEditing] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const remove = useMutation(removeChannel);
  const known = channels[channel];
  const Form = channel === "webhook" ? WebhookForm : TelegramForm;
  return (
    <Stack gap="sm">
      <Stack gap={2}>
        <Title order={3} size="h5">
          {t(channel)}
        </Title>
        <Text size="sm" c="dimmed">
          {known === null
            ? t(`${channel}About`)
            : t(channel === "webhook" ? "webhookShown" : "telegramShown", { shown: known.shown })}
        </Text>
      </Stack>
      {isEditing ? (
        <Form updatedAt={channels.updatedAt} isKnown={known !== null} onDone={() => setIsEditing(false)} />
      ) : (
        mayChange && (
          <Group gap="sm">
            <Button
              variant={known === null ? "light" : "default"}
              size="xs"
              aria-label={`${t(known === null ? "setUp" : "change")}: ${t(channel)}`}
              onClick={() => setIsEditing(true)}
            >
              {t(known === null ? "setUp" : "change")}
            </Button>
            {known !== null && <TestButton channel={channel} />}
            {known !== null && (
              <Button
                variant="subtle"
                color="red"
                size="xs"
                aria-label={`${t("remove")}: ${t(channel)}`}
                onClick={() => setIsRemoving(true)}
              >
                {t("remove")}
              </Button>
            )}
          </Group>
        )
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t("removeChannel", { channel: t(channel) })}
          confirm={t("removeConfirm")}
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(channel, { onSuccess: () => setIsRemoving(false) })}
          onClose={() => setIsRemoving(false)}
        >
          <Text>{t("removeAbout")}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
}

function TestButton({ channel }: { channel: "webhook" | "telegram" }) {
  const t = useGeneralTexts();
  const { i18n } = useTranslation();
  const problemText = useProblemText();
  const test = useMutation(testChannel);
  const answer = test.isError ? problemText(test.error) : test.data?.text;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={test.isPending}
        aria-label={`${t("test")}: ${t(channel)}`}
        onClick={() => test.mutate({ channel, language: i18n.language })}
      >
        {t("test")}
      </Button>
      <Text size="sm" c={test.data?.sent === true ? "brand" : "red"} aria-live="polite">
        {answer}
      </Text>
    </>
  );
}
