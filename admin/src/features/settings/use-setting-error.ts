import { ProblemError } from "../../problem-error.ts";
import { useFieldError } from "../../ui/use-field-error.ts";
import { useSettingsTexts } from "./texts.ts";

/** What is wrong with a field, in words that only the settings need; else as everywhere. */
export function useSettingError(error: Error | null): (field: string) => string | undefined {
  const t = useSettingsTexts();
  const fieldError = useFieldError(error);
  return (field) => {
    const code = error instanceof ProblemError ? error.fields[field] : undefined;
    switch (code) {
      case "not_https":
      case "not_public":
      case "not_a_picture":
      case "unknown":
      case "too_small":
      case "too_large":
      case "in_the_past":
      case "last_owner":
      case "no_encryption_key":
      case "malformed_encryption_key":
        return t(code);
      case undefined:
      default:
        return fieldError(field);
    }
  };
}
