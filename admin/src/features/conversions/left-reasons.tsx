import { List } from "@mantine/core";
import type { LeftReason } from "@rotator/shared/contract/conversion-events";
import { useFormat } from "../../ui/use-format.ts";
import { useEventTexts } from "./event-texts.ts";

export type Why = Partial<Record<LeftReason, number | undefined>>;

export const LEFT_REASONS = [
  "too_old",
  "stripped",
  "pixel_off",
  "delivered",
  "sending",
  "missing",
] as const satisfies readonly LeftReason[];

/** Why events stayed as they are, in words. */
export function useLeftReasons(): (why: Why) => string[] {
  const t = useEventTexts();
  const format = useFormat();
  return (why) =>
    LEFT_REASONS.flatMap((reason) => {
      const count = why[reason] ?? 0;
      return count === 0 ? [] : [t(`left_${reason}`, { count: format.number(count) })];
    });
}

export function LeftReasons({ why }: { why: Why }) {
  const reasons = useLeftReasons()(why);
  if (reasons.length === 0) return null;
  return (
    <List size="sm">
      {reasons.map((reason) => (
        <List.Item key={reason}>{reason}</List.Item>
      ))}
    </List>
  );
}
