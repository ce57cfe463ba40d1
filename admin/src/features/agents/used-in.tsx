import { Anchor, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useState } from "react";
import { Link } from "react-router";
import { useAgentTexts } from "./texts.ts";

const FEW = 5;

/** Each rotator leads to its page; of many the first are shown. */
export function UsedIn({ agent: { name, rotators, archivedAt } }: { agent: Agent }) {
  const t = useAgentTexts();
  const [all, setAll] = useState(false);
  if (rotators.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {archivedAt === null && t("unused")}
      </Text>
    );
  const shown = all ? rotators : rotators.slice(0, FEW);
  const rest = rotators.length - shown.length;
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
      {t("usedIn")}{" "}
      {shown.map((rotator, index) => (
        <span key={rotator.id}>
          {index > 0 && ", "}
          <Anchor component={Link} inherit to={`/rotators/${rotator.id}`}>
            {rotator.name}
          </Anchor>
        </span>
      ))}
      {rest > 0 && (
        <>
          {" "}
          <Anchor
            component="button"
            type="button"
            inherit
            aria-label={t("moreRotatorsOf", { name, count: rest })}
            onClick={() => setAll(true)}
          >
            {t("moreRotators", { count: rest })}
          </Anchor>
        </>
      )}
    </Text>
  );
}
