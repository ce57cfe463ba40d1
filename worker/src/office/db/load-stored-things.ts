import { listQuietCountries } from "@rotator/shared/core/country-groups";
import { listStoredThings, type StoredThing } from "@rotator/shared/core/stored-data";
import { loadPrivacySettings } from "./privacy-settings.ts";
import { loadRetentionRules } from "./retention-rules.ts";

interface Uses extends Record<string, unknown> {
  setsMetaCookies: number;
  tellsMeta: number;
}

const USES = `
SELECT EXISTS (SELECT 1 FROM domains WHERE set_meta_cookies = 1 AND cookie_domain IS NOT NULL) AS setsMetaCookies,
  EXISTS (SELECT 1 FROM pixels) AS tellsMeta`;

export async function loadStoredThings(
  db: D1Database,
  databaseLimitMb: string,
): Promise<{ items: StoredThing[]; quietCountries: string[] }> {
  const [rules, { countryGroups }, uses] = await Promise.all([
    loadRetentionRules(db, databaseLimitMb),
    loadPrivacySettings(db),
    db.prepare(USES).first<Uses>(),
  ]);
  const items = listStoredThings({
    clickDays: rules.click_days,
    payloadDays: rules.payload_days,
    leadMonths: rules.lead_months,
    auditMonths: rules.audit_months,
    inboxDays: rules.inbox_days,
    deadLetterDays: rules.dead_letter_days,
    setsMetaCookies: uses?.setsMetaCookies === 1,
    tellsMeta: uses?.tellsMeta === 1,
  });
  return { items, quietCountries: listQuietCountries(countryGroups) };
}
