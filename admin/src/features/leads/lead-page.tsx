import { Alert, Anchor, Button, DataList, SimpleGrid, Skeleton, Stack } from "@mantine/core";
import { IconAddressBookOff, IconArrowBackUp, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { ProblemError } from "../../problem-error.ts";
import { sessionQueries } from "../../session-queries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { AdFacts } from "./ad-facts.tsx";
import { ChatButton } from "./chat-button.tsx";
import { LeadClicks } from "./lead-clicks.tsx";
import { LeadEvents } from "./lead-events.tsx";
import { LeadFacts } from "./lead-facts.tsx";
import { LeadHistory } from "./lead-history.tsx";
import { NoteForm } from "./note-form.tsx";
import { OwnerSelect } from "./owner-select.tsx";
import { PersonForm } from "./person-form.tsx";
import { leadQueries } from "./queries.ts";
import { StatusButtons } from "./status-buttons.tsx";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadTexts } from "./texts.ts";
import { useChangeLeads } from "./use-change-leads.tsx";
import { useLeadName } from "./use-lead-name.ts";
import { ValueForm } from "./value-form.tsx";

/** Everything about one lead, and everything that one does with it. */
export function LeadPage() {
  const t = useLeadTexts();
  const statusText = useStatusTexts();
  const format = useFormat();
  const leadName = useLeadName();
  const { id = "" } = useParams();
  const { data: lead, error, refetch } = useQuery(leadQueries.detail(id));
  const { data: session } = useQuery(sessionQueries.current());
  const isStaff = session?.user.role === "staff";
  const agents = useQuery({ ...leadQueries.agents(), enabled: session !== undefined && !isStaff });
  const { run, isPending } = useChangeLeads();
  const list = isStaff ? "/my-leads" : "/leads";
  const backText = t(isStaff ? "backToOwn" : "back");
  const back = (
    <Anchor component={Link} to={list} size="sm">
      {backText}
    </Anchor>
  );
  if (!lead && error instanceof ProblemError && error.status === 404) {
    return (
      <EmptyState
        icon={<IconAddressBookOff aria-hidden />}
        title={t("noSuchLead")}
        about={t(isStaff ? "noSuchLeadForStaff" : "noSuchLeadAbout")}
      >
        <Button component={Link} to={list}>
          {backText}
        </Button>
      </EmptyState>
    );
  }
  if (error && !lead) {
    return (
      <>
        {back}
        <LoadProblem error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!lead) {
    return (
      <>
        {back}
        <PageHeader title={t("loading")} />
        <SimpleGrid cols={{ base: 1, md: 2 }} role="status" aria-label={t("loading")}>
          <Skeleton h={300} />
          <Skeleton h={300} />
        </SimpleGrid>
      </>
    );
  }
  const isGone = lead.deletedAt !== null;
  const custom = Object.entries(lead.custom);
  return (
    <>
      {back}
      <PageHeader title={leadName(lead)} about={t("beganOn", { day: format.moment(lead.createdAt) })}>
        {lead.phone !== null && <ChatButton phone={lead.phone} name={leadName(lead)} />}
        {!isStaff && !isGone && (
          <Button
            variant="default"
            leftSection={<IconTrash size={18} aria-hidden />}
            loading={isPending}
            onClick={() => run("deleted", [{ id: lead.id, deleted: true }])}
          >
            {t("delete")}
          </Button>
        )}
      </PageHeader>
      {lead.deletedAt !== null && (
        <Alert color="orange" mb="md" title={t("deletedOn", { day: format.day(lead.deletedAt) })}>
          <Stack align="flex-start" gap="sm">
            {t("deletedAbout")}
            <Button
              size="xs"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              loading={isPending}
              onClick={() => run("restored", [{ id: lead.id, deleted: false }])}
            >
              {t("restore")}
            </Button>
          </Stack>
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: "start" }}>
        <Stack>
          <LeadFacts title={statusText("status")}>
            <Stack>
              <StatusButtons lead={lead} disabled={isGone} />
              {!isStaff && <OwnerSelect lead={lead} />}
              <ValueForm key={lead.id} lead={lead} />
            </Stack>
          </LeadFacts>
          <LeadFacts title={t("person")}>
            <PersonForm key={lead.id} lead={lead} />
          </LeadFacts>
          <LeadFacts title={t("history")}>
            <Stack>
              {!isGone && <NoteForm key={lead.id} leadId={lead.id} />}
              <LeadHistory
                timeline={lead.timeline}
                nameOf={(agentId) => agents.data?.find((agent) => agent.id === agentId)?.name}
              />
            </Stack>
          </LeadFacts>
        </Stack>
        <Stack>
          <LeadFacts title={t("adTitle")}>
            <AdFacts lead={lead} />
          </LeadFacts>
          {custom.length > 0 && (
            <LeadFacts title={t("formAnswers")}>
              <DataList size="sm" gap={4} labelWidth={96}>
                {custom.map(([name, value]) => (
                  <DataList.Item key={name}>
                    <DataList.ItemLabel>{name.replace(/^k_/, "")}</DataList.ItemLabel>
                    <DataList.ItemValue>{value}</DataList.ItemValue>
                  </DataList.Item>
                ))}
              </DataList>
            </LeadFacts>
          )}
          <LeadFacts title={t("clicksTitle")}>
            <LeadClicks lead={lead} />
          </LeadFacts>
          {!isStaff && (
            <LeadFacts title={t("eventsTitle")}>
              <LeadEvents events={lead.conversionEvents} />
            </LeadFacts>
          )}
        </Stack>
      </SimpleGrid>
    </>
  );
}
