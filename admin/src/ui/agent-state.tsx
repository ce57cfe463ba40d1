import { Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useSwitchTexts } from "./switch-texts.ts";
import { useSinceText } from "./use-since-text.ts";

/** "switching …" until the rotations have answered, then "on" or since when and by whom it is off. */
export function AgentState({ agent, isPending }: { agent: Agent; isPending: boolean }) {
  const t = useSwitchTexts();
  const sinceText = useSinceText();
  const { active, switched } = agent;
  const text = isPending ? t("switching") : active ? t("on") : sinceText(t("off"), switched);
  return (
    <Text size="sm" c="dimmed" aria-live="polite">
      {text}
    </Text>
  );
}
