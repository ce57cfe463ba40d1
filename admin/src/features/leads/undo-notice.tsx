import { Button, Group, Text } from "@mantine/core";
import type { LeadBulkChange } from "@rotator/shared/contract/leads";
import { useMutation } from "@tanstack/react-query";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { changeLeads } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";

interface Props {
  message: string;
  /** What to send to have everything as it was. */
  undo: readonly LeadBulkChange[];
}

/** What was done, and the way back. */
export function UndoNotice({ message, undo }: Props) {
  const t = useLeadTexts();
  const problemText = useProblemText();
  const change = useMutation(changeLeads);
  const left = change.data?.skipped ?? 0;
  if (change.isSuccess) return <>{left === 0 ? t("undone") : t("partlyUndone", { count: left })}</>;
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm">{change.isError ? problemText(change.error) : message}</Text>
      {undo.length > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          loading={change.isPending}
          onClick={() => change.mutate(undo)}
        >
          {t("undo")}
        </Button>
      )}
    </Group>
  );
}
