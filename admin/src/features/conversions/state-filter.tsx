import { Text, UnstyledButton } from "@mantine/core";
import type { conversionCountsSchema } from "@rotator/shared/contract/conversion-events";
import type * as z from "zod";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./events.module.css";
import { useEventTexts } from "./event-texts.ts";

const SHOWN = ["delivered", "waiting", "held", "rejected"] as const;
type Shown = (typeof SHOWN)[number];
const IS_NOW = { delivered: false, waiting: true, held: true, rejected: false };

interface Props {
  counts: z.infer<typeof conversionCountsSchema> | undefined;
  pixelId: string | undefined;
  chosen: string | undefined;
  onChoose: (state: Shown | undefined) => void;
}

/** The four states with their counts; pressing one shows only its events, pressing it again all. */
export function StateFilter({ counts, pixelId, chosen, onChoose }: Props) {
  const t = useEventTexts();
  const format = useFormat();
  return (
    <fieldset className={styles["states"]} aria-label={t("states")}>
      {SHOWN.map((state) => {
        const isChosen = chosen === state;
        return (
          <UnstyledButton
            key={state}
            className={styles["state"]}
            data-state={state}
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? undefined : state)}
          >
            <Text size="sm" c="dimmed" fw={600}>
              {t(state)}
            </Text>
            <Text fz={24} fw={700} lh={1.3} mih={31}>
              {counts && format.number(countState(counts, state, pixelId))}
            </Text>
            <Text size="xs" c="dimmed">
              {t(IS_NOW[state] ? "now" : "inPeriod")}
            </Text>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}

function countState(
  counts: z.infer<typeof conversionCountsSchema>,
  state: Shown,
  pixelId: string | undefined,
) {
  const isAsked = (row: { pixelId: string }) => pixelId === undefined || row.pixelId === pixelId;
  const numbers =
    state === "waiting" || state === "held"
      ? counts.open.filter(isAsked).map((row) => row[state])
      : counts.days.filter(isAsked).map((row) => row[state]);
  return numbers.reduce((sum, number) => sum + number, 0);
}
