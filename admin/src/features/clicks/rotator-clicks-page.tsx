import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PeriodPicker } from "../../ui/period-picker.tsx";
import { writePeriod } from "../../ui/period.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { ClicksView } from "./clicks-view.tsx";
import { clickQueries } from "./queries.ts";
import { useClickTexts } from "./texts.ts";

export function RotatorClicksPage() {
  const t = useClickTexts();
  const { id = "" } = useParams();
  const { data: rotator, error, refetch } = useQuery(clickQueries.rotator(id));
  const { period } = usePeriod();
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  const days = period.preset === "own" ? period : period.preset;
  const sharesSearch = writePeriod(new URLSearchParams({ rotator: id }), days);
  const name = rotator?.name ?? "…";
  return (
    <>
      <Anchor component={Link} to={`/rotators/${id}`} size="sm">
        {t("back", { name })}
      </Anchor>
      <PageHeader title={t("of", { name })} about={t("about")}>
        <Button component={Link} variant="default" to={`/reports/cs?${sharesSearch}`}>
          {t("shares")}
        </Button>
        <PeriodPicker />
      </PageHeader>
      <ClicksView rotatorId={id} />
    </>
  );
}
