import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEditorTexts } from "./texts.ts";

interface Props {
  onStay: () => void;
  onLeave: () => void;
  onDiscard: () => void;
}

/** Asked on every way out while something is not saved. */
export function LeaveDialog({ onStay, onLeave, onDiscard }: Props) {
  const t = useEditorTexts();
  return (
    <Modal opened onClose={onStay} title={t("leaveTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text>{t("leaveAbout")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="red" onClick={onDiscard}>
            {t("discard")}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t("leave")}
          </Button>
          <Button onClick={onStay} data-autofocus>
            {t("stay")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
