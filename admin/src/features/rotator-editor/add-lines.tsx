import { Button, List, Textarea } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import type { EditorForm } from "./editor-form.ts";
import type { EditorMember, EditorValues } from "./editor-values.ts";
import { readMembers } from "./new-members.ts";
import { useEditorTexts } from "./texts.ts";
import { useReadDigits } from "../../ui/use-read-digits.ts";

interface Props {
  form: EditorForm;
  agents: readonly Agent[];
  onAdd: (found: EditorMember[], rest: EditorValues["adding"]) => void;
}

export function AddLines({ form, agents, onAdd }: Props) {
  const t = useEditorTexts();
  const { adding, members } = form.values;
  const readDigits = useReadDigits(adding.lines !== "");
  const found = readMembers(adding.lines, members, agents, readDigits);
  const { rest } = found;
  return (
    <>
      <Textarea
        {...form.getInputProps("adding.lines")}
        label={t("lines")}
        description={t("linesAbout")}
        placeholder={t("linesExample")}
        rows={5}
      />
      {found.notes.length > 0 && (
        <List size="sm" c="dimmed" aria-live="polite">
          {found.notes.map(({ kind, ...about }) => (
            <List.Item key={`${about.line} ${kind}`}>{t(kind, about)}</List.Item>
          ))}
        </List>
      )}
      <Button
        variant="light"
        disabled={found.members.length === 0}
        style={{ alignSelf: "flex-start" }}
        onClick={() => onAdd(found.members, { ...adding, several: rest !== "", lines: rest })}
      >
        {t("addLines", { count: found.members.length })}
      </Button>
    </>
  );
}
