import { Alert, Anchor, Button, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import type { conversionEventDetailSchema } from "@rotator/shared/contract/conversion-events";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type * as z from "zod";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { AnswerCodes } from "./answer-codes.tsx";
import { EventDetails } from "./event-details.tsx";
import { EventStory } from "./event-story.tsx";
import { useEventTexts } from "./event-texts.ts";
import { useLeftReasons } from "./left-reasons.tsx";
import { conversionQueries, sendAgain } from "./queries.ts";
import { StateBadge } from "./state-badge.tsx";
import { useFocusBack } from "../../ui/use-focus-back.ts";

export type EventDetail = z.infer<typeof conversionEventDetailSchema>;

export function EventDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  useFocusBack();
  const t = useEventTexts();
  const { data: event, error, refetch } = useQuery(conversionQueries.event(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      title={event?.eventName ?? t("loading")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {event ? (
        <Stack>
          <Group>
            <StateBadge state={event.status} />
          </Group>
          <Trouble event={event} />
          <Again event={event} />
          <Title order={3} size="h5">
            {t("story")}
          </Title>
          <EventStory event={event} />
          <EventDetails event={event} />
        </Stack>
      ) : error ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton label={t("loading")} />
      )}
    </Drawer>
  );
}

/** Why it was not accepted, with Meta's own text, and what to press. */
function Trouble({ event: { status, words, answer, pixelId } }: { event: EventDetail }) {
  const t = useEventTexts();
  if (status === "delivered" || words === null) return null;
  return (
    <Alert color={status === "rejected" ? "red" : "orange"} title={words.title}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words.nextStep}</Text>
        {answer?.message !== undefined && <Text size="sm">{`“${answer.message}”`}</Text>}
        <AnswerCodes answer={answer} />
        {status === "held" && (
          <Anchor component={Link} to={`/conversions/pixels#${pixelId}`} size="sm">
            {t("repairPixel")}
          </Anchor>
        )}
      </Stack>
    </Alert>
  );
}

function Again({ event: { id, status } }: { event: EventDetail }) {
  const t = useEventTexts();
  const send = useMutation(sendAgain);
  const leftReasons = useLeftReasons();
  const maySend = status === "waiting" || status === "held" || status === "rejected";
  const why = send.data?.left === 1 ? leftReasons(send.data.why).join(", ") : undefined;
  return (
    <>
      <FormProblem error={send.error} fields={[]} />
      <Text aria-live="polite" fw={600} size="sm" display={send.data ? undefined : "none"}>
        {send.data && (why === undefined ? t("onItsWay") : t("stayed", { why }))}
      </Text>
      {maySend && (
        <Button
          style={{ alignSelf: "flex-start" }}
          loading={send.isPending}
          onClick={() => send.mutate({ ids: [id] })}
        >
          {t("again")}
        </Button>
      )}
    </>
  );
}
