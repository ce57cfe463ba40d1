import { ProblemError } from "../problem-error.ts";
import { useProblemTexts } from "./problem-texts.ts";

/** One sentence on what went wrong and what to do, in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const t = useProblemTexts();
  return (error) => {
    const code = error instanceof ProblemError ? error.code : "other";
    switch (code) {
      case "offline":
      case "stale":
      case "invalid":
      case "forbidden":
      case "not_found":
      case "unauthenticated":
      case "too_many_tries":
        return t(code);
      default:
        return t("other");
    }
  };
}
