/**
 * The European Economic Area, https://www.efta.int/eea: the EU's 27, Iceland, Liechtenstein and Norway, with those of
 * their parts that have codes of their own and the same law of data protection (Article 355(1) TFEU; Åland).
 */
export const EEA_COUNTRIES: readonly string[] = (
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO " +
  "AX GF GP MF MQ RE YT"
).split(" ");
export const UK_COUNTRIES: readonly string[] = ["GB"];
export const SWISS_COUNTRIES: readonly string[] = ["CH"];

/** `do_not_send`: no ad platform is told of these people, and their cookie ends with the browser's session. */
export const COUNTRY_RULES = ["track", "do_not_send"] as const;
export type CountryRule = (typeof COUNTRY_RULES)[number];

export interface CountryGroup {
  /** ISO 3166, two capitals. */
  countries: string[];
  rule: CountryRule;
}

/** Until a deployment says otherwise. A country in no group is tracked. */
export const DEFAULT_COUNTRY_GROUPS: readonly CountryGroup[] = [
  EEA_COUNTRIES,
  UK_COUNTRIES,
  SWISS_COUNTRIES,
].map((countries) => ({ countries: [...countries], rule: "do_not_send" }));

export function listQuietCountries(groups: readonly CountryGroup[]): string[] {
  return groups.flatMap(({ countries, rule }) => (rule === "do_not_send" ? countries : []));
}

export const DEFAULT_QUIET_COUNTRIES: readonly string[] = listQuietCountries(DEFAULT_COUNTRY_GROUPS);
