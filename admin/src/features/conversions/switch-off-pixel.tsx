import { Text } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { offerUndo } from "../../ui/undo-notice.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { editPixel } from "./queries.ts";
import { repeatPixel } from "./repeat-pixel.ts";
import { useConversionTexts } from "./texts.ts";

/** Says what will wait before a pixel goes off. */
export function SwitchOffPixel({ pixel, onClose }: { pixel: Pixel; onClose: () => void }) {
  const t = useConversionTexts();
  const format = useFormat();
  const edit = useMutation(editPixel);
  const { name, usedBy } = pixel;
  return (
    <ConfirmDialog
      title={t("offTitle", { name })}
      confirm={t("offConfirm")}
      isPending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onConfirm={() =>
        edit.mutate(
          { ...repeatPixel(pixel), enabled: false },
          {
            onSuccess: (off) => {
              offerUndo({
                message: t("switchedOff", { name }),
                undo: () => edit.mutateAsync({ ...repeatPixel(off), enabled: true }),
              });
              onClose();
            },
          },
        )
      }
    >
      <Text>{t("offAbout")}</Text>
      {usedBy.openEvents > 0 && <Text>{t("offOpen", { count: format.number(usedBy.openEvents) })}</Text>}
    </ConfirmDialog>
  );
}
