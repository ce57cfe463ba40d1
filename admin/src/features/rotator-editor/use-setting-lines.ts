import type { Pixel } from "@rotator/shared/contract/pixels";
import type { EditorValues } from "./editor-values.ts";
import type { SettingSection } from "./more-settings.tsx";
import { useSettingTexts } from "./setting-texts.ts";

/** Each closed part's present setting, in one line. */
export function useSettingLines(
  pixels: readonly Pixel[],
): Record<SettingSection, (values: EditorValues) => string> {
  const t = useSettingTexts();
  const nameOf = (pixelId: string | null) => {
    if (pixelId === null) {
      const common = pixels.find(({ usedBy }) => usedBy.isDefault);
      return common ? t("pixelCommon", { name: common.name }) : t("pixelCommonNone");
    }
    return pixels.find(({ id }) => id === pixelId)?.name ?? t("pixelUnknown");
  };
  return {
    returning: ({ sticky }) => {
      if (!sticky.enabled) return t("returningOff");
      return t(sticky.cover === "keep" ? "returningKeepLine" : "returningLine", { days: sticky.days });
    },
    tracking: ({ clickEvent, consent, pixelId }) => {
      if (clickEvent === "none") return t("trackingNone");
      if (consent.rule === "never") return t("trackingNever");
      const about = { pixel: nameOf(pixelId), event: clickEvent };
      return t(consent.rule === "form" ? "trackingFormLine" : "trackingLine", about);
    },
    app: ({ deeplink, chatLink }) => (deeplink ? t("appOn") : t("appOff", { address: chatLink })),
    backup: ({ fallbackPhone }) => (fallbackPhone.trim() === "" ? t("backupCommon") : fallbackPhone),
  };
}
