import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconBrandWhatsapp,
  IconDots,
  IconPencil,
  IconUserMinus,
} from "@tabler/icons-react";
import { usePhoneTexts } from "../../ui/phone-texts.ts";
import { useEditorTexts } from "./texts.ts";

interface Props {
  name: string;
  /** Digits; of a new one it is not known yet. */
  phone: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  onUp: () => void;
  onDown: () => void;
  /** Only who is not saved yet is mended here. */
  onMend: (() => void) | undefined;
  onTakeOut: () => void;
}

export function MemberMenu({ name, phone, isFirst, isLast, onUp, onDown, onMend, onTakeOut }: Props) {
  const t = useEditorTexts();
  const phoneTexts = usePhoneTexts();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("more", { name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp size={18} aria-hidden />} disabled={isFirst} onClick={onUp}>
          {t("up")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={18} aria-hidden />} disabled={isLast} onClick={onDown}>
          {t("down")}
        </Menu.Item>
        {phone !== undefined && (
          <Menu.Item
            component="a"
            href={`https://wa.me/${phone}`}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconBrandWhatsapp size={18} aria-hidden />}
          >
            {phoneTexts("phoneChat")}
          </Menu.Item>
        )}
        {onMend && (
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onMend}>
            {t("mend")}
          </Menu.Item>
        )}
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconUserMinus size={18} aria-hidden />}
          onClick={onTakeOut}
        >
          {t("takeOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
