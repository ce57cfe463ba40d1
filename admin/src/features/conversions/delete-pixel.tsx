import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { deletePixel } from "./queries.ts";
import { useConversionTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

export function DeletePixel({ pixel, onClose }: { pixel: Pixel; onClose: () => void }) {
  const t = useConversionTexts();
  const remove = useMutation(deletePixel);
  const { id, name, usedBy } = pixel;
  if (usedBy.rotators.length > 0 || usedBy.isDefault || usedBy.openEvents > 0)
    return <StillInUse pixel={pixel} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t("deleteTitle", { name })}
      confirm={t("deleteConfirm")}
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(id, {
          onSuccess: () => {
            showNotice({ message: t("deleted", { name }) });
            onClose();
          },
        })
      }
    >
      <Text>{t("deleteAbout")}</Text>
    </ConfirmDialog>
  );
}

/** What hangs on it, and what to do about each. */
function StillInUse({ pixel: { name, usedBy }, onClose }: { pixel: Pixel; onClose: () => void }) {
  useFocusBack();
  const t = useConversionTexts();
  const format = useFormat();
  const rotators = usedBy.rotators.map((rotator) => rotator.name).join(", ");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inUseTitle", { name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <List spacing="xs">
          {rotators !== "" && <List.Item>{t("inUseRotators", { rotators })}</List.Item>}
          {usedBy.isDefault && <List.Item>{t("inUseDefault")}</List.Item>}
          {usedBy.openEvents > 0 && (
            <List.Item>{t("inUseOpen", { count: format.number(usedBy.openEvents) })}</List.Item>
          )}
        </List>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("close")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
