import { Anchor, Badge, Divider, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import { AdFacts } from "./ad-facts.tsx";
import { ChatButton } from "./chat-button.tsx";
import { useOwnTexts } from "./own-texts.ts";
import { PersonForm } from "./person-form.tsx";
import { StatusButtons } from "./status-buttons.tsx";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadName } from "./use-lead-name.ts";
import { ValueForm } from "./value-form.tsx";

/** A lead as a CS needs it in the middle of a chat. */
export function LeadCard({ lead }: { lead: Lead }) {
  const t = useOwnTexts();
  const statusText = useStatusTexts();
  const format = useFormat();
  const leadName = useLeadName();
  const name = leadName(lead);
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Stack>
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            {name}
          </Title>
          {lead.codes.length > 0 && (
            <Badge variant="light" color="gray" tt="none" ff="monospace">
              {lead.codes[0]}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" mt={-8}>
          {[lead.rotatorName, lead.lastClickAt && t("lastClick", { time: format.moment(lead.lastClickAt) })]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {lead.phone !== null && <ChatButton phone={lead.phone} name={name} />}
        <Section title={t("ad")}>
          <AdFacts lead={lead} />
        </Section>
        <Section title={statusText("status")}>
          <StatusButtons lead={lead} />
        </Section>
        <Section title={t(lead.phone === null ? "addPerson" : "person")}>
          <PersonForm lead={lead} withEmail={false} />
        </Section>
        <ValueForm lead={lead} />
        <Anchor component={Link} to={`/leads/${lead.id}`} size="sm">
          {t("everything")}
        </Anchor>
      </Stack>
    </Paper>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Divider mb="sm" />
      <Title order={3} size="h6" mb="xs">
        {title}
      </Title>
      {children}
    </div>
  );
}
