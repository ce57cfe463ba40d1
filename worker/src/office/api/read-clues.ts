import { findCodes } from "@rotator/shared/core/find-codes";
import type { LeadClues } from "../db/search-leads.ts";
import { normalizePhone, readPhoneBeginning } from "../normalize-phone.ts";

const LONGEST_LINE = 120;
const LIKE_A_PHONE = /^\+?[\p{Nd}\s().\-/]{4,30}$/u;

/** What a text that somebody looks for may mean: a code, a phone, an email, the beginning of a name, or a whole message. */
export function readClues(text: string, defaultCountry: string): LeadClues {
  const codes = findCodes(text);
  const nothing = { phone: undefined, phoneBeginning: undefined, email: undefined, nameBeginning: undefined };
  if (text.length > LONGEST_LINE || text.includes("\n")) return { ...nothing, codes };
  if (text.includes("@")) return { ...nothing, codes, email: text.toLowerCase() };
  if (!LIKE_A_PHONE.test(text.normalize("NFKC"))) return { ...nothing, codes, nameBeginning: text };
  return {
    ...nothing,
    codes,
    phone: normalizePhone(text, defaultCountry)?.slice(1),
    phoneBeginning: readPhoneBeginning(text, defaultCountry),
  };
}
