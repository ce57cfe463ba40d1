import { Alert, Loader, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { startQueries } from "./queries.ts";
import { useStartTexts } from "./texts.ts";

/** Turns into the first click as soon as it is recorded. */
export function FirstClick({ rotatorId }: { rotatorId: string }) {
  const t = useStartTexts();
  const { data: click } = useQuery(startQueries.lastClick(rotatorId));
  if (click?.verdict === "human")
    return (
      <Alert w="100%" icon={<IconCheck aria-hidden />} role="status">
        <Text fw={600}>
          {click.agentName === null ? t("receivedBackup") : t("received", { name: click.agentName })}
        </Text>
      </Alert>
    );
  return (
    <Alert w="100%" color="gray" icon={<Loader size={18} aria-hidden />} role="status">
      <Text fw={600}>{t("waiting")}</Text>
      <Text size="sm">{t(click ? "receivedOther" : "slow")}</Text>
    </Alert>
  );
}
