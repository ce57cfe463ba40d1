import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconBrandWhatsapp } from "@tabler/icons-react";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import { useTeamTexts } from "./texts.ts";

interface Props {
  token: string;
  expiresAt: number;
  /** What goes before the link when it is sent. */
  message: string;
}

/** A link that is shown this once, to be handed on by the maker. */
export function ShareLink({ token, expiresAt, message }: Props) {
  const t = useTeamTexts();
  const { moment } = useFormat();
  const link = `${location.origin}/join#${token}`;
  return (
    <Stack gap="sm">
      <Text>{t("shareAbout", { at: moment(expiresAt) })}</Text>
      <TextInput
        label={t("link")}
        value={link}
        readOnly
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Group gap="sm">
        <CopyButton text={link} name={t("link")} size="sm" />
        <Button
          component="a"
          href={`https://wa.me/?text=${encodeURIComponent(`${message}\n${link}`)}`}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconBrandWhatsapp size={18} aria-hidden />}
        >
          {t("sendByWhatsApp")}
        </Button>
      </Group>
    </Stack>
  );
}
