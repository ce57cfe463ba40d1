import { Text, VisuallyHidden } from "@mantine/core";
import { useChangeTexts } from "./change-texts.ts";
import { useFormat } from "./use-format.ts";

/** How much more or less than in the days before; said in words to those who hear the page. */
export function Change({ now, before }: { now: number; before: number }) {
  const t = useChangeTexts();
  const format = useFormat();
  if (now === 0 && before === 0) return null;
  if (before === 0) return <Said short={t("freshShort")} said={t("fresh")} />;
  const share = now / before - 1;
  if (share === 0) return <Said short={t("sameShort")} said={t("same")} />;
  const amount = format.percent(Math.abs(share));
  const said = t(share > 0 ? "more" : "less", { share: amount, before: format.number(before) });
  return <Said short={`${share > 0 ? "+" : "−"}${amount}`} said={said} />;
}

function Said({ short, said }: { short: string; said: string }) {
  return (
    <Text component="span" size="sm" c="dimmed" title={said} style={{ whiteSpace: "nowrap" }}>
      <span aria-hidden>{short}</span>
      <VisuallyHidden>{said}</VisuallyHidden>
    </Text>
  );
}
