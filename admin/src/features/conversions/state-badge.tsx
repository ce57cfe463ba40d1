import { Badge } from "@mantine/core";
import type { ConversionState } from "@rotator/shared/core/conversion";
import { useEventTexts } from "./event-texts.ts";

const COLORS = {
  delivered: "brand",
  waiting: "gray",
  sending: "gray",
  held: "orange",
  rejected: "red",
} as const;

export function StateBadge({ state }: { state: ConversionState }) {
  const t = useEventTexts();
  return (
    <Badge variant="light" color={COLORS[state]} tt="none">
      {t(state)}
    </Badge>
  );
}
