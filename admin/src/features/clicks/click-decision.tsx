import { Badge, Group, Text } from "@mantine/core";
import type { ClickDetail } from "@rotator/shared/contract/clicks";
import { useFormat } from "../../ui/use-format.ts";
import { ClickBadge } from "./click-badge.tsx";
import { DetailSection } from "./detail-section.tsx";
import styles from "./detail-section.module.css";
import { useClickDetailTexts } from "./detail-texts.ts";

/** Why this CS: in a sentence, with who was on at that turn. */
export function ClickDecision({ click }: { click: ClickDetail }) {
  const t = useClickDetailTexts();
  const judged = useJudged(click);
  const chosen = useChosen(click);
  return (
    <DetailSection title={t("decision")}>
      <Group mb={8}>
        <ClickBadge verdict={click.verdict} choice={click.choice} />
      </Group>
      {judged !== undefined && <Text size="sm">{judged}</Text>}
      {(judged === undefined || click.agentId !== null) && <Text size="sm">{chosen}</Text>}
      {click.reason === "unconfirmed" && (
        <Text size="sm" c="dimmed">
          {t("unconfirmed")}
        </Text>
      )}
      {click.verdict === "human" && <Roster click={click} />}
    </DetailSection>
  );
}

function Roster({ click: { roster, agentId } }: { click: ClickDetail }) {
  const t = useClickDetailTexts();
  const format = useFormat();
  return (
    <>
      <Text size="sm" fw={600} mt="md">
        {t("roster")}
      </Text>
      {roster.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("noRoster")}
        </Text>
      ) : (
        <ul className={styles["roster"]}>
          {roster.map((member) => (
            <li key={member.agentId}>
              <Group gap={8}>
                <Text size="sm" fw={member.agentId === agentId ? 700 : 500}>
                  {member.agentName ?? member.agentId}
                </Text>
                {member.agentId === agentId && (
                  <Badge variant="light" size="sm" tt="none">
                    {t("chosen")}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {`${t("weight", { weight: format.number(member.weight) })} · ${t(stateKey(member.state))}`}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function stateKey(state: string): "state_active" | "state_drain" | "state_off" {
  if (state === "active" || state === "drain") return `state_${state}`;
  return "state_off";
}

/** What is said of it where it was no person's first click. */
function useJudged({ verdict, reason }: ClickDetail): string | undefined {
  const t = useClickDetailTexts();
  if (verdict === "human") return undefined;
  if (verdict !== "bot") return t(`is_${verdict}`, { reason: reason ?? "" });
  if (reason === "head" || reason === "no_user_agent" || reason === "app_client")
    return t(`is_bot_${reason}`);
  return t("is_bot");
}

function useChosen({ choice, agentName, agentId }: ClickDetail): string {
  const t = useClickDetailTexts();
  const name = agentName ?? agentId;
  if (name === null) return t(choice === "fallback" ? "fallbackNumber" : "none");
  return t(choice, { name });
}
