import type { Consent } from "./click.ts";
import type { PublishedRotator } from "./published-rotator.ts";

interface ConsentSignals {
  /** ISO 3166, two capitals, where it is known. */
  country: string | undefined;
  /** `isQuiet` there. */
  quiet: boolean;
  /** `Sec-GPC: 1` */
  globalPrivacyControl: boolean;
  /** The landing page said `consent=0`. */
  refused: boolean;
}

/** Whether a click may be told to ad platforms; it never changes what is counted. */
export function decideConsent(rotator: Pick<PublishedRotator, "consent">, signals: ConsentSignals): Consent {
  const { rule, formCountries, honourGpc } = rotator.consent;
  if (rule === "never") return "never";
  if (signals.refused) return "refused";
  if (honourGpc && signals.globalPrivacyControl) return "gpc";
  if (signals.quiet) return "country";
  if (rule === "form") return "needs_form";
  if (signals.country !== undefined && formCountries.includes(signals.country)) return "needs_form";
  return "given";
}

/** Whether nobody is told of people there, and they are remembered for the browser's session only. */
export function isQuiet(
  { consent }: Pick<PublishedRotator, "consent">,
  country: string | undefined,
): boolean {
  return country !== undefined && consent.quietCountries?.includes(country) === true;
}
