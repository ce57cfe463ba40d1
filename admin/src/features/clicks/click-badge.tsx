import { Badge } from "@mantine/core";
import type { Click } from "@rotator/shared/contract/clicks";
import { useClickTexts } from "./texts.ts";

/** What a click was, in two words. */
export function ClickBadge({ verdict, choice }: Pick<Click, "verdict" | "choice">) {
  const t = useClickTexts();
  const isPerson = verdict === "human";
  return (
    <Badge variant="light" color={isPerson ? colorOf(choice) : "gray"} tt="none" fw={600}>
      {t(`is_${isPerson ? choice : verdict}`)}
    </Badge>
  );
}

function colorOf(choice: Click["choice"]): string {
  return choice === "cover" || choice === "fallback" ? "orange" : "brand";
}
