import type { Agent } from "@rotator/shared/contract/agents";
import { useFormat } from "./use-format.ts";
import { useSwitchTexts } from "./switch-texts.ts";

/** "off since 12:04:31, by Sari": a state with when it came to be and, where that is known, by whom. */
export function useSinceText(): (state: string, last: Agent["switched"]) => string {
  const t = useSwitchTexts();
  const { since } = useFormat();
  return (state, last) => {
    if (!last) return state;
    const when = since(last.at);
    return last.by === null ? t("since", { state, when }) : t("sinceBy", { state, when, who: last.by });
  };
}
