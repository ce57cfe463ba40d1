import { Badge } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useRotatorTexts } from "./texts.ts";

const COLORS = { active: "brand", paused: "orange", archived: "gray" } as const;

export function StatusBadge({ status }: { status: Rotator["status"] }) {
  const t = useRotatorTexts();
  return (
    <Badge variant="light" color={COLORS[status]} tt="none">
      {t(`status_${status}`)}
    </Badge>
  );
}
