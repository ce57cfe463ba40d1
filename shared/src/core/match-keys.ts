import type { Language } from "./delivery-words.ts";

/** Customer data by Meta's names, in the order of what a bare click can have and then of what a form gives. */
export const MATCH_KEYS = [
  "fbc",
  "fbp",
  "client_ip_address",
  "client_user_agent",
  "external_id",
  "country",
  "em",
  "ph",
  "fn",
  "ln",
] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** What to do where a key is seldom there. */
export function describeMatchKey(key: MatchKey, language: Language): string {
  return HINTS[key][language];
}

const FROM_FORM: Record<Language, string> = {
  en: "Comes with a form before the chat, or when the lead gives it.",
  id: "Datang dari form sebelum chat, atau saat lead memberikannya.",
};

const BY_ITSELF: Record<Language, string> = {
  en: "Comes by itself. Where it is missing, the visitor's browser or network hides it.",
  id: "Datang sendiri. Kalau tidak ada, browser atau jaringan pengunjung menyembunyikannya.",
};

const HINTS: Record<MatchKey, Record<Language, string>> = {
  fbc: {
    en: "Comes with clicks on Meta's ads. See that the ad's address is the link itself, without a redirect that drops fbclid.",
    id: "Datang dari klik iklan Meta. Pastikan alamat iklan adalah link ini langsung, tanpa redirect yang membuang fbclid.",
  },
  fbp: {
    en: "Switch on Meta's cookies at the domain of the link.",
    id: "Aktifkan cookie Meta pada domain link.",
  },
  client_ip_address: BY_ITSELF,
  client_user_agent: BY_ITSELF,
  external_id: {
    en: "Comes by itself with each visitor whom the link knows.",
    id: "Datang sendiri dari setiap pengunjung yang dikenal link.",
  },
  country: BY_ITSELF,
  em: FROM_FORM,
  ph: FROM_FORM,
  fn: FROM_FORM,
  ln: FROM_FORM,
};
