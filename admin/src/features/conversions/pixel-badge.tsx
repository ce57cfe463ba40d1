import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPause } from "@tabler/icons-react";
import type { PixelState } from "./pixel-state.ts";
import { useConversionTexts } from "./texts.ts";

const LOOKS = {
  working: { color: "brand", icon: IconCheck },
  needsRepair: { color: "orange", icon: IconAlertTriangle },
  off: { color: "gray", icon: IconPlayerPause },
  fresh: { color: "gray", icon: IconClock },
} as const;

export function PixelBadge({ state }: { state: PixelState }) {
  const t = useConversionTexts();
  const { color, icon: Icon } = LOOKS[state];
  return (
    <Badge variant="light" size="lg" color={color} tt="none" leftSection={<Icon size={14} aria-hidden />}>
      {t(state)}
    </Badge>
  );
}
