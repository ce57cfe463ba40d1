import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import type { AgentFigures } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

interface Props {
  agentId: string;
  name: string;
  /** Not there yet, or for nobody to see: the line stays empty. */
  figures: AgentFigures | undefined;
}

/** Clicks and leads of the last 30 days, each leading to its rows. */
export function AgentFiguresLine({ agentId, name, figures }: Props) {
  const t = useAgentTexts();
  const { number } = useFormat();
  if (!figures) return <Text size="sm" mih="1.55em" />;
  const { clicks, withContact } = figures;
  return (
    <Text size="sm">
      <Anchor
        component={Link}
        inherit
        to={`/reports/clicks?cs=${agentId}&period=30d`}
        aria-label={t("clicksOf", { name, number: number(clicks) })}
      >
        {t("clicks", { number: number(clicks) })}
      </Anchor>
      {" · "}
      <Anchor
        component={Link}
        inherit
        to={`/leads?cs=${agentId}&time=month`}
        aria-label={t("leadsOf", { name, number: number(withContact) })}
      >
        {t("leads", { number: number(withContact) })}
      </Anchor>
    </Text>
  );
}
