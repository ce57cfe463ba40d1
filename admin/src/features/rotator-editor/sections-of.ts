import type { SettingSection } from "./more-settings.tsx";

const SECTIONS: Record<string, SettingSection> = {
  sticky: "returning",
  pixelId: "tracking",
  clickEvent: "tracking",
  consent: "tracking",
  deeplink: "app",
  chatLink: "app",
  fallbackPhone: "backup",
};

/** The closed parts that these fields stand in. */
export function sectionsOf(fields: readonly string[]): SettingSection[] {
  return [...new Set(fields.flatMap((field) => SECTIONS[field.split(".")[0] ?? ""] ?? []))];
}
