import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import type { Domain, DomainCheck } from "@rotator/shared/contract/domains";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../ui/use-format.ts";
import { useProblemText } from "../../../ui/use-problem-text.ts";
import { DomainSteps } from "./domain-steps.tsx";
import { checkDomain } from "./queries.ts";
import { useDomainTexts } from "./texts.ts";

const COLORS = { live: "brand", pending: "orange", broken: "red" } as const;

interface Props {
  domain: Domain;
  /** They stand there already. */
  withoutSteps?: boolean;
}

/** Whether the domain really reaches this deployment, and what to do if not. */
export function DomainState({ domain, withoutSteps = false }: Props) {
  const t = useDomainTexts();
  const { moment } = useFormat();
  const problemText = useProblemText();
  const check = useMutation(checkDomain);
  const [showsSteps, setShowsSteps] = useState(false);
  const found = check.data ?? domain.check;
  const state = check.isPending ? undefined : found?.state;
  const offersSteps = !withoutSteps && state !== "live";
  return (
    <Stack gap="sm">
      <Stack gap="xs" aria-live="polite">
        <Group gap="sm">
          <Badge color={state === undefined ? "gray" : COLORS[state]} variant="light" tt="none">
            {t(state ?? (check.isPending ? "checking" : "unchecked"))}
          </Badge>
          {found && (
            <Text size="sm" c="dimmed">
              {t("checkedAt", { at: moment(found.checkedAt) })}
            </Text>
          )}
        </Group>
        {check.isError && (
          <Text size="sm" c="red">
            {problemText(check.error)}
          </Text>
        )}
        {found && <Text size="sm">{whatToDo(t, found, domain.liveAt !== null)}</Text>}
      </Stack>
      <Group gap="sm">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={check.isPending}
          aria-label={t("checkHost", { host: domain.host })}
          onClick={() => check.mutate(domain.id)}
        >
          {t(found ? "check" : "checkNow")}
        </Button>
        {offersSteps && (
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
      {offersSteps && showsSteps && <DomainSteps steps={domain.steps} />}
    </Stack>
  );
}

function whatToDo(
  t: ReturnType<typeof useDomainTexts>,
  { state, reason, httpStatus }: DomainCheck,
  wasLive: boolean,
): string {
  if (reason === null) return t("liveAbout");
  if (reason === "no_answer" && (state === "broken" || wasLive)) return t("noMore");
  if (reason === "other_answer" && httpStatus !== null) return t("otherAnswer", { status: httpStatus });
  return t(reason);
}
