import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { showNotice } from "./notices.tsx";
import { useProblemText } from "./use-problem-text.ts";
import { useUndoTexts } from "./undo-texts.ts";

interface Way {
  /** What was done. */
  message: string;
  undo: () => Promise<unknown>;
  /** In place of the common sentence, why it cannot be had back. */
  explain?: (error: unknown) => string | undefined;
}

// Time to see it, think, and reach for the button.
const SHOWN_MS = 15_000;

/** Says what was done, with the way back: it works though the page that did it is gone. */
export function offerUndo(way: Way): void {
  showNotice({ message: <UndoNotice {...way} />, autoClose: SHOWN_MS });
}

function UndoNotice({ message, undo, explain }: Way) {
  const t = useUndoTexts();
  const problemText = useProblemText();
  const back = useMutation({ mutationFn: undo });
  if (back.isSuccess) return <>{t("undone")}</>;
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap">
      <Text size="sm">{back.isError ? (explain?.(back.error) ?? problemText(back.error)) : message}</Text>
      <Button
        size="compact-sm"
        variant="light"
        style={{ flexShrink: 0 }}
        loading={back.isPending}
        onClick={() => back.mutate()}
      >
        {t("undo")}
      </Button>
    </Group>
  );
}
