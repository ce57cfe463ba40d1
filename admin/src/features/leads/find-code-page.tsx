import { Button, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconClipboard, IconSearchOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { LeadCard } from "./lead-card.tsx";
import { useOwnTexts } from "./own-texts.ts";
import { leadQueries } from "./queries.ts";
import { useDraft } from "./use-draft.ts";

const TYPING_MS = 300;
const MOST = 4000;

/** What a customer wrote says which ad sent him: the code in it finds the lead. */
export function FindCodePage() {
  const t = useOwnTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft("message", "");
  const [mustPaste, setMustPaste] = useState(false);
  const [q] = useDebouncedValue(text.trim(), TYPING_MS);

  async function paste() {
    try {
      setText((await navigator.clipboard.readText()).slice(0, MOST));
    } catch {
      // The browser does not let the page read what was copied: it is pasted by hand.
      setMustPaste(true);
      field.current?.focus();
    }
  }

  return (
    <>
      <PageHeader title={t("findTitle")} about={t("findAbout")} />
      <Stack>
        <Paper withBorder p="md">
          <Textarea
            ref={field}
            label={t("message")}
            description={mustPaste ? t("pasteByHand") : undefined}
            placeholder={t("messageExample")}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={MOST}
            autoComplete="off"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Group mt="sm" grow>
            <Button leftSection={<IconClipboard size={18} aria-hidden />} onClick={() => void paste()}>
              {t("paste")}
            </Button>
            <Button variant="default" disabled={text === ""} onClick={() => setText("")}>
              {t("clear")}
            </Button>
          </Group>
        </Paper>
        {q !== "" && <Found q={q} />}
      </Stack>
    </>
  );
}

function Found({ q }: { q: string }) {
  const t = useOwnTexts();
  const format = useFormat();
  const found = useQuery({ ...leadQueries.search(q), staleTime: 0 });
  if (found.isError) return <LoadProblem error={found.error} onRetry={() => void found.refetch()} />;
  const { items = [], others = [] } = found.data ?? {};
  const isNothing = found.isSuccess && items.length === 0 && others.length === 0;
  return (
    <>
      <Text role="status" c="dimmed" size="sm">
        {found.isPending ? t("searching") : items.length > 0 ? t("foundCount", { count: items.length }) : ""}
      </Text>
      {isNothing && (
        <Paper withBorder>
          <EmptyState
            icon={<IconSearchOff aria-hidden />}
            title={t("nothingFound")}
            about={t("nothingFoundAbout")}
          />
        </Paper>
      )}
      {others.map(({ code, agentName, since }) => (
        <Paper key={`${code} ${agentName} ${since}`} withBorder p="md" role="alert">
          <Text fw={600}>{agentName === null ? t("nobodys") : t("anothers", { name: agentName })}</Text>
          <Text c="dimmed" size="sm">
            {code === null
              ? t("since", { day: format.day(since) })
              : t("codeSince", { code, day: format.day(since) })}
          </Text>
        </Paper>
      ))}
      {items.map((lead) => (
        <LeadCard key={lead.id} lead={lead} />
      ))}
    </>
  );
}
