import { Alert, Anchor, Button, Group, Paper, Text } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useOutletContext, useParams } from "react-router";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PageTabs } from "../../ui/page-tabs.tsx";
import { CopyLink } from "./copy-link.tsx";
import { rotatorQueries } from "./queries.ts";
import { StatusBadge } from "./status-badge.tsx";
import { StatusButton } from "./status-button.tsx";
import { useRotatorTexts } from "./texts.ts";

/** What every page of a rotator has on top: its link, and the way to the others. */
export function RotatorFrame() {
  const t = useRotatorTexts();
  const { id = "" } = useParams();
  const { data: rotator, error, refetch } = useQuery(rotatorQueries.detail(id));
  const path = `/rotators/${id}`;
  if (error && !rotator) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Anchor component={Link} to="/rotators" size="sm">
        {t("back")}
      </Anchor>
      <PageHeader title={rotator?.name ?? t("loading")}>
        {rotator && (
          <>
            <StatusButton rotator={rotator} />
            <Button
              component={Link}
              to={`${path}/edit`}
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden />}
            >
              {t("edit")}
            </Button>
          </>
        )}
      </PageHeader>
      <Paper withBorder p="md" mb="md" mih={66}>
        {rotator && <LinkLine rotator={rotator} />}
      </Paper>
      <PageTabs
        label={rotator?.name ?? t("loading")}
        tabs={[
          { to: path, text: t("tabOverview") },
          { to: `${path}/use`, text: t("tabUse") },
          { to: `${path}/test`, text: t("tabTest") },
          { to: `${path}/clicks`, text: t("tabClicks") },
        ]}
      />
      {rotator ? (
        <Outlet context={rotator} />
      ) : (
        <Paper withBorder>
          <ListSkeleton label={t("loading")} />
        </Paper>
      )}
    </>
  );
}

/** The rotator whose page it is. */
export function useShownRotator(): Rotator {
  return useOutletContext<Rotator>();
}

function LinkLine({ rotator: { status, link, name, published } }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  return (
    <>
      <Group justify="space-between">
        <Group gap="sm">
          <StatusBadge status={status} />
          <Text ff="monospace" fw={600}>
            {link}
          </Text>
        </Group>
        <CopyLink link={link} name={name} />
      </Group>
      {!published && <Alert mt="sm">{t("unpublished")}</Alert>}
    </>
  );
}
