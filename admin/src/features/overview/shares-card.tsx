import { Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import type { Share, Shares } from "@rotator/shared/contract/reports";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useShareSentence } from "../../ui/use-share-sentence.ts";
import styles from "./overview.module.css";
import type { Days } from "./period.ts";
import { overviewQueries } from "./queries.ts";
import { useOverviewTexts } from "./texts.ts";

/** What each CS of a rotator got and what was due, in three separate counts. */
export function SharesCard({ days }: { days: Days }) {
  const t = useOverviewTexts();
  const [chosen, setChosen] = useState<string>();
  const { data: rotators, error, refetch } = useQuery(overviewQueries.busiest(days));
  const rotatorId = chosen ?? rotators?.[0]?.rotatorId;
  if (error && !rotators) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return (
    <Paper withBorder component="section" aria-label={t("shares")}>
      <Group justify="space-between" align="flex-start" p="md">
        <Stack gap={2} flex="1 1 260px">
          <Title order={2} size="h4">
            {t("shares")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("sharesAbout")}
          </Text>
        </Stack>
        {rotators && rotatorId !== undefined && (
          <NativeSelect
            aria-label={t("rotator")}
            data={rotators.map(({ rotatorId: value, name }) => ({ value, label: name }))}
            value={rotatorId}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
        )}
      </Group>
      {!rotators && <ListSkeleton label={t("loading")} />}
      {rotators?.length === 0 && (
        <Text px="md" pb="md">
          {t("noRotators")}
        </Text>
      )}
      {rotatorId !== undefined && <ShareRows rotatorId={rotatorId} days={days} />}
    </Paper>
  );
}

function ShareRows({ rotatorId, days }: { rotatorId: string; days: Days }) {
  const t = useOverviewTexts();
  const { number } = useFormat();
  const { data, error, refetch } = useQuery(overviewQueries.shares(rotatorId, days));
  if (error && !data) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton label={t("loading")} />;
  if (data.shares.length === 0)
    return (
      <Text px="md" pb="md">
        {t("noTeam")}
      </Text>
    );
  return (
    <>
      <ul className={styles["list"]} aria-label={t("shares")}>
        {data.shares.map((share) => (
          <ShareRow key={share.agentId ?? ""} share={share} shares={data} />
        ))}
      </ul>
      {data.approximateTurns > 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t("approximate", { count: number(data.approximateTurns) })}
        </Text>
      )}
    </>
  );
}

function ShareRow({ share, shares }: { share: Share; shares: Shares }) {
  const t = useOverviewTexts();
  const { number } = useFormat();
  const sentence = useShareSentence();
  const { agentId, name, turns, returning, cover, fallback } = share;
  return (
    <li className={styles["share"]}>
      <div>
        <Text fw={600}>{name ?? t(agentId === null ? "backupNumber" : "unknown")}</Text>
        <Text size="sm" c="dimmed">
          {sentence(share, shares)}
        </Text>
      </div>
      <dl className={styles["counts"]}>
        <div>
          <dt>{t("byTurn")}</dt>
          <dd>{number(turns.got)}</dd>
        </div>
        <div>
          <dt>{t("returning")}</dt>
          <dd>{number(returning)}</dd>
        </div>
        <div>
          <dt>{t("cover")}</dt>
          <dd>{number(cover + fallback)}</dd>
        </div>
      </dl>
    </li>
  );
}
