import { useFieldTexts } from "../../ui/field-texts.ts";
import { usePhoneTexts } from "../../ui/phone-texts.ts";
import { useEditorTexts } from "./texts.ts";
import { useSettingTexts } from "./setting-texts.ts";

/** Words for the codes that the API has for fields. */
export function useErrorTexts(): (fields: Record<string, string>) => Record<string, string> {
  const common = useFieldTexts();
  const phone = usePhoneTexts();
  const t = useEditorTexts();
  const settings = useSettingTexts();
  return (fields) =>
    Object.fromEntries(Object.entries(fields).map(([field, code]) => [field, describe(field, code)]));

  function describe(field: string, code: string): string {
    const [kind = "", about = ""] = code.split(/: (.*)/s);
    switch (kind) {
      case "unknown_token":
        return t("lintUnknown", { token: about });
      case "unclosed_token":
        return t("lintUnclosed", { token: about });
      case "needs_value":
        return settings("eventNeedsValue");
      case "unknown_agent":
        return t("gone");
      case "repeated":
        return t("repeated");
      case "empty":
      case "too_long":
      case "too_short":
      case "taken":
      case "wrong":
        return common(kind);
      case "malformed":
        if (field === "slug") return t("endingMalformed");
        return /phone$/i.test(field) ? phone("phoneUnknown") : common(kind);
      default:
        return common("other");
    }
  }
}
