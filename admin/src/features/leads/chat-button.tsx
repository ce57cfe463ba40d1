import { Button, type ButtonProps } from "@mantine/core";
import { buildChatLink } from "@rotator/shared/core/chat-link";
import { IconBrandWhatsapp } from "@tabler/icons-react";
import { useLeadTexts } from "./texts.ts";

interface Props extends ButtonProps {
  phone: string;
  /** With whom, for those who hear the page. */
  name: string;
}

export function ChatButton({ phone, name, ...button }: Props) {
  const t = useLeadTexts();
  return (
    <Button
      component="a"
      href={buildChatLink("wa.me", phone, "")}
      target="_blank"
      rel="noreferrer"
      leftSection={<IconBrandWhatsapp size={18} aria-hidden />}
      aria-label={t("chatWith", { name })}
      {...button}
    >
      {t("chat")}
    </Button>
  );
}
