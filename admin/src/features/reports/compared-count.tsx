import { Group } from "@mantine/core";
import { Change } from "../../ui/change.tsx";
import { useFormat } from "../../ui/use-format.ts";

/** A count, with how much more or less it is than before. */
export function ComparedCount({ now, before }: { now: number; before: number }) {
  const format = useFormat();
  return (
    <Group component="span" gap={6} justify="flex-end" wrap="nowrap">
      <Change now={now} before={before} />
      <span>{format.number(now)}</span>
    </Group>
  );
}
