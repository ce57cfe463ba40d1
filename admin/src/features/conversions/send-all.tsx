import { Button, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import type { sendAgainInput } from "@rotator/shared/contract/conversion-events";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type * as z from "zod";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useEventTexts } from "./event-texts.ts";
import { LEFT_REASONS, LeftReasons, type Why } from "./left-reasons.tsx";
import { sendAgain } from "./queries.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

type Filter = Extract<z.input<typeof sendAgainInput>, { filter: object }>["filter"];

interface Progress {
  state: "running" | "finished" | "stopped";
  sent: number;
  left: number;
  why: Why;
}

const BEGUN: Progress = { state: "running", sent: 0, left: 0, why: {} };

/** Sends all events of a filter again, part by part, and says what stayed and why. */
export function SendAll({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  useFocusBack();
  const t = useEventTexts();
  const format = useFormat();
  const send = useMutation(sendAgain);
  const [progress, setProgress] = useState<Progress>();
  const wantsStop = useRef(false);
  // Where a try after a failure goes on.
  const cursor = useRef<string>(undefined);
  const isRunning = progress?.state === "running" && !send.isError;

  async function run() {
    let done = progress && send.isError ? progress : BEGUN;
    wantsStop.current = false;
    setProgress(done);
    do {
      const part: z.input<typeof sendAgainInput> = {
        filter: { ...filter, ...(cursor.current !== undefined && { cursor: cursor.current }) },
      };
      const answer = await send.mutateAsync(part);
      done = {
        state: answer.nextCursor === null ? "finished" : wantsStop.current ? "stopped" : "running",
        sent: done.sent + answer.sent,
        left: done.left + answer.left,
        why: addWhy(done.why, answer.why),
      };
      setProgress(done);
      cursor.current = answer.nextCursor ?? undefined;
    } while (done.state === "running");
  }

  const stop = () => {
    wantsStop.current = true;
    if (!isRunning) onClose();
  };
  const sums = { sent: format.number(progress?.sent ?? 0), left: format.number(progress?.left ?? 0) };
  return (
    <Modal
      opened
      onClose={stop}
      title={t("sendAllTitle")}
      closeOnClickOutside={!isRunning}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        {!progress && <Text>{t("sendAllAbout")}</Text>}
        <FormProblem error={send.error} fields={[]} />
        <div aria-live="polite">
          {progress && (
            <Group gap="sm" wrap="nowrap">
              {isRunning && <Loader size="sm" />}
              <Text fw={600}>{describeProgress(progress, sums, t)}</Text>
            </Group>
          )}
        </div>
        {progress && <LeftReasons why={progress.why} />}
        <Group justify="flex-end">
          {isRunning ? (
            <Button variant="default" onClick={stop}>
              {t("stop")}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {t(progress ? "close" : "cancel")}
            </Button>
          )}
          {(!progress || send.isError) && (
            <Button loading={isRunning} onClick={() => void run().catch(() => {})}>
              {t("start")}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function describeProgress(
  { state, sent, left }: Progress,
  sums: Record<"sent" | "left", string>,
  t: ReturnType<typeof useEventTexts>,
): string {
  if (state === "running") return t("progress", sums);
  if (state === "stopped") return t("stopped", sums);
  return sent + left === 0 ? t("nothing") : t("finished", sums);
}

function addWhy(before: Why, more: Why): Why {
  return Object.fromEntries(
    LEFT_REASONS.map((reason) => [reason, (before[reason] ?? 0) + (more[reason] ?? 0)]),
  );
}
