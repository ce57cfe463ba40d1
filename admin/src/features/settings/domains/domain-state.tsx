import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import type { Domain, DomainCheck } from "@rotator/shared/contract/domains";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../ui/use-format.ts";
import { useProblemText } from "../../../ui/use-problem-text.ts";
import { DomainSteps } from "./domain-steps.tsx";
import { domainQueries } from "./queries.ts";
import { useDomainTexts } from "./texts.ts";

const COLORS = { live: "brand", pending: "orange", broken: "red" } as const;

/** Whether the domain really reaches this deployment, by a request just made, and what to do if not. */
export function DomainState({ domain }: { domain: Domain }) {
  const t = useDomainTexts();
  const { moment } = useFormat();
  const problemText = useProblemText();
  const check = useQuery(domainQueries.check(domain.id));
  const [showsSteps, setShowsSteps] = useState(false);
  const { data, isFetching } = check;
  const isLive = data?.state === "live";
  return (
    <Stack gap="sm">
      <Group gap="sm" aria-live="polite">
        {isFetching || data === undefined ? (
          <Badge color="gray" variant="light" tt="none">
            {t(isFetching ? "checking" : "unchecked")}
          </Badge>
        ) : (
          <Badge color={COLORS[data.state]} variant="light" tt="none">
            {t(data.state)}
          </Badge>
        )}
        {data && (
          <Text size="sm" c="dimmed">
            {t("checkedAt", { at: moment(data.checkedAt) })}
          </Text>
        )}
      </Group>
      {check.isError && (
        <Text size="sm" c="red">
          {problemText(check.error)}
        </Text>
      )}
      {data && <Text size="sm">{whatToDo(t, data)}</Text>}
      <Group gap="sm">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={isFetching}
          aria-label={t("checkHost", { host: domain.host })}
          onClick={() => void check.refetch()}
        >
          {t("check")}
        </Button>
        {data && !isLive && (
          <Button
            variant="subtle"
            size="xs"
            aria-expanded={showsSteps}
            onClick={() => setShowsSteps((shown) => !shown)}
          >
            {t(showsSteps ? "hideSteps" : "showSteps")}
          </Button>
        )}
      </Group>
      {showsSteps && !isLive && <DomainSteps host={domain.host} />}
    </Stack>
  );
}

function whatToDo(t: ReturnType<typeof useDomainTexts>, { reason, httpStatus }: DomainCheck): string {
  if (reason === null) return t("liveAbout");
  if (reason === "other_answer" && httpStatus !== null) return t("otherAnswer", { status: httpStatus });
  return t(reason);
}
