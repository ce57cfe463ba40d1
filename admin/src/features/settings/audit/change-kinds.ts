/** What changes are about, as their actions begin. */
export const CHANGE_KINDS = [
  "rotator",
  "agent",
  "lead",
  "pixel",
  "conversion_events",
  "domain",
  "user",
  "owner",
  "invitation",
  "api_key",
  "settings",
  "alarm_channel",
] as const;
