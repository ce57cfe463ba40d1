import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../section.tsx";
import { AlarmChannels } from "./alarm-channels.tsx";
import { GeneralForm } from "./general-form.tsx";
import { LogoForm } from "./logo-form.tsx";
import { settingQueries } from "./queries.ts";
import { useGeneralTexts } from "./texts.ts";

export function GeneralPage() {
  const t = useGeneralTexts();
  const general = useQuery(settingQueries.general());
  const logo = useQuery(settingQueries.logo());
  const channels = useQuery(settingQueries.channels());
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <Stack gap="lg">
        <Section title={t("businessTitle")}>
          {general.isPending && <ListSkeleton label={t("loading")} />}
          {general.isError && <LoadProblem error={general.error} onRetry={() => void general.refetch()} />}
          {general.isSuccess && <GeneralForm settings={general.data} />}
        </Section>
        <Section title={t("logoTitle")} about={t("logoAbout")}>
          {logo.isPending && <Skeleton h={72} />}
          {logo.isError && <LoadProblem error={logo.error} onRetry={() => void logo.refetch()} />}
          {logo.isSuccess && <LogoForm logo={logo.data} />}
        </Section>
        <Section title={t("alarmsTitle")} about={t("alarmsAbout")}>
          {channels.isPending && <ListSkeleton label={t("loading")} />}
          {channels.isError && <LoadProblem error={channels.error} onRetry={() => void channels.refetch()} />}
          {channels.isSuccess && <AlarmChannels channels={channels.data} />}
        </Section>
      </Stack>
    </>
  );
}
