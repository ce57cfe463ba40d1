import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../section.tsx";
import { PrivacyForm } from "./privacy-form.tsx";
import { privacyQueries } from "./queries.ts";
import { RetentionForm } from "./retention-form.tsx";
import { StoredList } from "./stored-list.tsx";
import { usePrivacyTexts } from "./texts.ts";

export function PrivacyPage() {
  const t = usePrivacyTexts();
  const retention = useQuery(privacyQueries.retention());
  const privacy = useQuery(privacyQueries.privacy());
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <Stack gap="lg">
        <Section title={t("passedOnTitle")} about={t("passedOnAbout")}>
          {privacy.isPending && <ListSkeleton label={t("loading")} />}
          {privacy.isError && <LoadProblem error={privacy.error} onRetry={() => void privacy.refetch()} />}
          {privacy.isSuccess && <PrivacyForm settings={privacy.data} />}
        </Section>
        <Section title={t("retentionTitle")} about={t("retentionAbout")}>
          {retention.isPending && <ListSkeleton label={t("loading")} />}
          {retention.isError && (
            <LoadProblem error={retention.error} onRetry={() => void retention.refetch()} />
          )}
          {retention.isSuccess && <RetentionForm settings={retention.data} />}
        </Section>
        {retention.isSuccess && privacy.isSuccess && (
          <Section title={t("storedTitle")} about={t("storedAbout")}>
            <StoredList retention={retention.data} privacy={privacy.data} />
          </Section>
        )}
      </Stack>
    </>
  );
}
