export const PAGE_LANGUAGES = ["visitor", "id", "en"] as const;

/** What every public page of a deployment says and looks like; small, since it rides on the copy of each link. */
export interface Site {
  /** Of the business; may be empty. */
  name: string;
  /** `#rrggbb`, and what can be read on it; null: ours. */
  colour: string | null;
  textColour: string | null;
  /** Names the logo's bytes; null: there is none. */
  logo: string | null;
  /** `visitor`: as the browser asks. */
  language: (typeof PAGE_LANGUAGES)[number];
  /** Who answers for what is done with visitors' data; null: not said. */
  responsible: { name: string; address: string; link: string } | null;
}

/** Of the logo, on every link domain; the name of its bytes follows. */
export const LOGO_PATH = "/.well-known/rotator/logo/";
export const LOGO_NAME = /^[0-9a-f]{16}$/;

/** In KV: for pages of addresses that are no link … */
export const SITE_KEY = "site";
/** … and the logo, before its name. */
export const LOGO_KEY = "logo:";
