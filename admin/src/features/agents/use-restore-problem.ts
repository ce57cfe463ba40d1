import { ProblemError } from "../../problem-error.ts";
import { useAgentTexts } from "./texts.ts";

/** Why somebody who resigned does not come back just so; undefined: for no reason of its own. */
export function useRestoreProblem(): (error: unknown) => string | undefined {
  const t = useAgentTexts();
  return (error) => {
    if (!(error instanceof ProblemError)) return undefined;
    if (error.code === "stale") return t("restoreStale");
    return error.fields["phone"] === "taken" ? t("restorePhoneTaken") : undefined;
  };
}
