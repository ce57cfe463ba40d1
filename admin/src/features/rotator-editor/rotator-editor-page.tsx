import { Anchor, Box, Paper, Skeleton, Stack } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { draftKey, loadDraft } from "./drafts.ts";
import { newValues, readValues } from "./editor-values.ts";
import { editorQueries } from "./queries.ts";
import { RotatorForm, type RotatorFormProps } from "./rotator-form.tsx";
import { useEditorTexts } from "./texts.ts";

const LOOK_AGAIN_MS = 2_000;

/** Makes a rotator, or edits the one of the address. */
export function RotatorEditorPage() {
  const { id } = useParams();
  return <Editor key={id ?? "new"} id={id} />;
}

function Editor({ id }: { id: string | undefined }) {
  const t = useEditorTexts();
  const session = useQuery(sessionQueries.current());
  const domains = useQuery(editorQueries.domains());
  const agents = useQuery(editorQueries.agents());
  const pixels = useQuery(editorQueries.pixels());
  const rotator = useQuery({
    ...editorQueries.rotator(id ?? ""),
    enabled: id !== undefined,
    // Typing begins on what is saved now, not on what was seen a while ago.
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data?.published === false ? LOOK_AGAIN_MS : false),
  });
  const needed = [session, domains, agents, pixels, ...(id === undefined ? [] : [rotator])];
  const failed = needed.find(({ isError, data }) => isError && data === undefined);
  const title = id === undefined ? t("newTitle") : t("editTitle", { name: rotator.data?.name ?? "" });
  const isFresh = id === undefined || rotator.isFetchedAfterMount;
  return (
    <Box maw={980}>
      <Anchor component={Link} to={id === undefined ? "/rotators" : `/rotators/${id}`} size="sm">
        {t("back")}
      </Anchor>
      <PageHeader title={title} {...(id === undefined && { about: t("about") })} />
      {failed && <LoadProblem error={failed.error} onRetry={() => needed.map((query) => query.refetch())} />}
      {!failed &&
        (session.data && domains.data && agents.data && pixels.data && isFresh ? (
          <Begin
            rotator={rotator.data}
            userId={session.data.user.id}
            language={session.data.deployment.language}
            domains={domains.data}
            agents={agents.data}
            pixels={pixels.data}
          />
        ) : (
          <Waiting label={t("loading")} />
        ))}
    </Box>
  );
}

interface BeginProps extends Pick<RotatorFormProps, "domains" | "agents" | "pixels"> {
  rotator: Rotator | undefined;
  userId: string;
  language: string;
}

/** What the form begins with is read once; later answers change nothing that is typed. */
function Begin({ rotator, userId, language, ...lists }: BeginProps) {
  const [start] = useState(() => {
    const key = draftKey(userId, rotator?.id);
    const values = rotator ? readValues(rotator) : newValues(lists.domains[0]?.id ?? "", language);
    return { draftKey: key, draft: loadDraft(key), values, rotator };
  });
  return <RotatorForm start={start} {...lists} present={rotator} />;
}

function Waiting({ label }: { label: string }) {
  return (
    <Stack role="status" aria-label={label}>
      {[210, 330, 390].map((height) => (
        <Paper key={height} withBorder p="lg">
          <Skeleton h={20} w={160} mb="lg" />
          <Skeleton h={height - 110} />
        </Paper>
      ))}
    </Stack>
  );
}
