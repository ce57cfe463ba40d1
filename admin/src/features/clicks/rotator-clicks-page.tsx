import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PeriodPicker } from "../../ui/period-picker.tsx";
import { ClicksView } from "./clicks-view.tsx";
import { clickQueries } from "./queries.ts";
import { useClickTexts } from "./texts.ts";

export function RotatorClicksPage() {
  const t = useClickTexts();
  const { id = "" } = useParams();
  const { data: rotator, error, refetch } = useQuery(clickQueries.rotator(id));
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  const name = rotator?.name ?? "…";
  return (
    <>
      <Anchor component={Link} to={`/rotators/${id}`} size="sm">
        {t("back", { name })}
      </Anchor>
      <PageHeader title={t("of", { name })} about={t("about")}>
        <PeriodPicker />
      </PageHeader>
      <ClicksView rotatorId={id} />
    </>
  );
}
