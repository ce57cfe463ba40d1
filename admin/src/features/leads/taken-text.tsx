import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import { useLeadTexts } from "./texts.ts";
import type { Taken } from "./use-taken.ts";

/** Whose customer it is already, with the way there for those who may see it. */
export function TakenText({ taken: { agentName, since, leadId } }: { taken: Taken }) {
  const t = useLeadTexts();
  const format = useFormat();
  const day = format.day(since);
  return (
    <>
      {agentName === null ? t("takenByNobody", { day }) : t("takenBy", { name: agentName, day })}{" "}
      {leadId !== null && (
        <Anchor component={Link} to={`/leads/${leadId}`} inherit c="inherit" td="underline">
          {t("lookAtIt")}
        </Anchor>
      )}
    </>
  );
}
