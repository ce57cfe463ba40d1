import { Alert, Anchor, Box, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { CopyLink } from "./copy-link.tsx";
import { MemberList } from "./member-list.tsx";
import { rotatorQueries } from "./queries.ts";
import { RotatorSettings } from "./rotator-settings.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { StatusButton } from "./status-button.tsx";
import { useRotatorTexts } from "./texts.ts";

export function RotatorPage() {
  const t = useRotatorTexts();
  const { id = "" } = useParams();
  const { data: rotator, error, refetch } = useQuery(rotatorQueries.detail(id));
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Anchor component={Link} to="/rotators" size="sm">
        {t("back")}
      </Anchor>
      <PageHeader title={rotator?.name ?? t("loading")}>
        {rotator && (
          <Button component={Link} to={`/rotators/${rotator.id}/clicks`} variant="default">
            {t("clicks")}
          </Button>
        )}
        {rotator && <StatusButton rotator={rotator} />}
      </PageHeader>
      <Stack>
        {rotator && (
          <Paper withBorder p="md">
            <Group justify="space-between">
              <Group gap="sm">
                <StatusBadge status={rotator.status} />
                <Text ff="monospace" fw={600}>
                  {rotator.link}
                </Text>
              </Group>
              <CopyLink link={rotator.link} name={rotator.name} />
            </Group>
            {!rotator.published && <Alert mt="sm">{t("unpublished")}</Alert>}
          </Paper>
        )}
        <Paper withBorder style={{ overflow: "hidden" }}>
          <Box px="md" pt="md" pb="xs">
            <Title order={2} size="h4">
              {t("members")}
            </Title>
          </Box>
          {rotator ? <MemberList rotator={rotator} /> : <ListSkeleton label={t("loading")} />}
        </Paper>
        {rotator && <RotatorSettings rotator={rotator} />}
      </Stack>
    </>
  );
}
