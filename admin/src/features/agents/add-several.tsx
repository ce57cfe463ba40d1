import { Alert, Button, FileInput, Group, List, Stack, Text, Textarea } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useSessionStorage } from "@mantine/hooks";
import { IconFileTypeCsv } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { readPeopleFile } from "./read-people-file.ts";
import { createAgent } from "./queries.ts";
import { readLines } from "../../read-lines.ts";
import { useAgentTexts } from "./texts.ts";

export function AddSeveral({ known, onDone }: { known: readonly Agent[]; onDone: () => void }) {
  const t = useAgentTexts();
  const problemText = useProblemText();
  // A slip of the hand closes a drawer; what was pasted is there when it opens again.
  const [text, setText, forget] = useSessionStorage({
    key: "rotator-cs-lines",
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  const [fileProblem, setFileProblem] = useState<"fileEmpty" | "fileUnread">();
  const [failure, setFailure] = useState<unknown>();
  const [isAdding, setAdding] = useState(false);
  const create = useMutation(createAgent);
  const { people, problems } = readLines(text, known);

  function leave() {
    forget();
    onDone();
  }

  /** What the file says joins what stands there, to be looked at first. */
  async function open(file: File) {
    const lines = await file.text().then(readPeopleFile, () => undefined);
    setFileProblem(lines === undefined ? "fileUnread" : lines === "" ? "fileEmpty" : undefined);
    if (lines !== undefined && lines !== "")
      setText((before) => (before.trim() === "" ? lines : `${before.trimEnd()}\n${lines}`));
  }

  /** One after another; a line that is refused stays in the field to be mended. */
  async function addAll() {
    setAdding(true);
    setFailure(undefined);
    const refused: string[] = [];
    for (const { name, phone, line } of people)
      await create.mutateAsync({ name, phone }).catch((error: unknown) => {
        refused.push(line);
        setFailure(error);
      });
    setAdding(false);
    const added = people.length - refused.length;
    if (added > 0) showNotice({ message: t("added", { count: added }) });
    if (refused.length === 0 && problems.length === 0) return leave();
    const lines = text.split(/\r?\n/);
    const unread = problems.map(({ line }) => lines[line - 1] ?? "");
    setText([...refused, ...unread].join("\n"));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void addAll();
      }}
    >
      <Stack>
        {failure !== undefined && (
          <Alert color="red" role="alert" title={t("notAdded")}>
            {problemText(failure)}
          </Alert>
        )}
        <Textarea
          label={t("lines")}
          description={t("linesAbout")}
          placeholder={t("linesExample")}
          data-autofocus
          rows={8}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <FileInput
          label={t("file")}
          description={t("fileAbout")}
          placeholder={t("chooseFile")}
          accept=".csv,.tsv,.txt,text/csv"
          leftSection={<IconFileTypeCsv size={18} aria-hidden />}
          value={null}
          error={fileProblem && t(fileProblem)}
          onChange={(file) => {
            if (file !== null) void open(file);
          }}
        />
        {problems.length > 0 && (
          <List size="sm" c="dimmed" aria-live="polite">
            {problems.map(({ line, kind, ...more }) => (
              <List.Item key={line}>
                <Text size="sm" span>
                  {t(kind, { line, ...more })}
                </Text>
              </List.Item>
            ))}
          </List>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={isAdding} disabled={people.length === 0}>
            {t("addLines", { count: people.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
