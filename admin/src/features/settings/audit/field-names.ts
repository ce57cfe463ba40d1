/** Fields that people meet most; each has a text of the same name. Others are shown as they are. */
const FIELDS = [
  "active",
  "agentId",
  "agentName",
  "backupPhone",
  "chatLink",
  "clickDays",
  "country",
  "countryGroups",
  "currency",
  "deeplink",
  "disabledAt",
  "domainId",
  "email",
  "expiresAt",
  "fallbackPhone",
  "host",
  "language",
  "leadMonths",
  "link",
  "members",
  "messageTemplate",
  "method",
  "name",
  "phone",
  "pixelId",
  "revokedAt",
  "role",
  "rotators",
  "scopes",
  "setMetaCookies",
  "slug",
  "state",
  "status",
  "sticky",
  "timeZone",
  "twoFactor",
  "value",
  "weight",
] as const;
type Field = (typeof FIELDS)[number];

/** `retention.clickDays` in words, by the last part that has some. */
export function nameField(t: (key: `field_${Field}`) => string, path: string): string {
  const parts = path.split(".").map((part) => {
    const known = FIELDS.find((field) => field === part);
    return known === undefined ? part : t(`field_${known}`);
  });
  return parts.join(" · ");
}
