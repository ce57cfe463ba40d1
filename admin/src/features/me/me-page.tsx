import { Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { phoneText } from "../../phone-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { OtherAgents } from "./other-agents.tsx";
import { OwnSwitch } from "./own-switch.tsx";
import { meQueries } from "./queries.ts";
import { useMeTexts } from "./texts.ts";

/** The own switch, and who else is on. */
export function MePage() {
  const t = useMeTexts();
  const format = useFormat();
  const { data: own, error, refetch } = useQuery(meQueries.agent());
  if (error && !own) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader title={t("title")} {...(own?.agent && { about: own.agent.name })} />
      <Stack>
        {!own && <Skeleton h={180} role="status" aria-label={t("loading")} />}
        {own?.agent === null && (
          <Paper withBorder>
            <EmptyState
              icon={<IconUserOff aria-hidden />}
              title={t("noAgentTitle")}
              about={t("noAgentAbout")}
            />
          </Paper>
        )}
        {own?.agent && own.agent.archivedAt !== null && (
          <Paper withBorder>
            <EmptyState
              icon={<IconUserOff aria-hidden />}
              title={t("resignedTitle")}
              about={t("resignedAbout", {
                day: format.day(own.agent.archivedAt),
                name: `${own.agent.name} (${phoneText(own.agent.phone)})`,
              })}
            />
          </Paper>
        )}
        {own?.agent && own.agent.archivedAt === null && (
          <>
            <OwnSwitch agent={own.agent} switched={own.switched} others={own.others} />
            <OtherAgents others={own.others} />
            <Paper withBorder p="md" component="section">
              <Title order={2} size="h4">
                {t("links")}
              </Title>
              <Text {...(own.agent.rotators.length === 0 && { c: "dimmed" })}>
                {own.agent.rotators.join(", ") || t("noLinks")}
              </Text>
              <Title order={2} size="h4" mt="md">
                {t("number")}
              </Title>
              <Text>{phoneText(own.agent.phone)}</Text>
            </Paper>
          </>
        )}
      </Stack>
    </>
  );
}
