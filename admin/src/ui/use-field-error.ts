import { ProblemError } from "../problem-error.ts";
import { useFieldTexts } from "./field-texts.ts";

/** Says what is wrong with a field, by the API's answer to the last try; undefined when nothing is. */
export function useFieldError(error: Error | null): (field: string) => string | undefined {
  const t = useFieldTexts();
  return (field) => {
    const code = error instanceof ProblemError ? error.fields[field] : undefined;
    if (code === undefined) return undefined;
    switch (code) {
      case "empty":
      case "too_long":
      case "too_short":
      case "malformed":
      case "taken":
      case "wrong":
        return t(code);
      default:
        return t("other");
    }
  };
}
