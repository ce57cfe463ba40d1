import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useConfirmTexts } from "./confirm-texts.ts";
import { FormProblem } from "./form-problem.tsx";
import { useFocusBack } from "./use-focus-back.ts";

interface Props {
  title: string;
  /** What happens, and to whom. */
  children: ReactNode;
  /** The deed itself: "Yes, remove it". */
  confirm: string;
  isPending: boolean;
  /** It cannot be done as things are; `children` say why. */
  isBarred?: boolean;
  error: Error | null;
  /** Red, unless nothing is destroyed. */
  color?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: Props) {
  const { title, children, confirm, isPending, isBarred = false, error, color = "red.9" } = props;
  const { onConfirm, onClose } = props;
  useFocusBack();
  const t = useConfirmTexts();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        {children}
        <FormProblem error={error} fields={[]} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("cancel")}
          </Button>
          <Button color={color} loading={isPending} disabled={isBarred} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
