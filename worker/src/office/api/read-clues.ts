import { findCodes } from "@rotator/shared/core/find-codes";
import type { LeadClues } from "../db/search-leads.ts";
import { normalizePhone, readPhoneBeginning } from "../normalize-phone.ts";

const LONGEST_LINE = 120;
const MOST = 10;
// Fewer are rather a price or a date.
const FEWEST_DIGITS = 9;
const LIKE_A_PHONE = /^\+?[\p{Nd}\s().\-/]{4,30}$/u;
// What WhatsApp writes before a copied message, "[14.05, 22/11/2026] +62 812-3456-7890:", has one; people write theirs too.
const PHONE_WITHIN = /\+?(?<![\p{L}\p{Nd}])[\p{Nd}(][\p{Nd}\p{Zs}().-]{6,24}\p{Nd}(?![\p{L}\p{Nd}])/gu;
const EMAIL_WITHIN = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,190}\.\p{L}{2,}/gu;

/** What a text that somebody looks for may mean: a code, a phone, an email, the beginning of a name, or a whole message. */
export function readClues(text: string, defaultCountry: string): LeadClues {
  const clues = {
    codes: findCodes(text),
    phones: findPhones(text, defaultCountry),
    phoneBeginning: undefined,
    emails: findEmails(text),
    nameBeginning: undefined,
  };
  if (text.length > LONGEST_LINE || text.includes("\n") || text.includes("@")) return clues;
  if (!LIKE_A_PHONE.test(text.normalize("NFKC"))) return { ...clues, nameBeginning: text };
  return {
    ...clues,
    phones: readPhones([text], defaultCountry),
    phoneBeginning: readPhoneBeginning(text, defaultCountry),
  };
}

function findPhones(text: string, defaultCountry: string): string[] {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\p{Pd}/gu, "-");
  const written = (plain.match(PHONE_WITHIN) ?? []).filter((one) => countDigits(one) >= FEWEST_DIGITS);
  return readPhones(written, defaultCountry);
}

function readPhones(written: readonly string[], defaultCountry: string): string[] {
  const phones = written.flatMap((one) => normalizePhone(one, defaultCountry)?.slice(1) ?? []);
  return [...new Set(phones)].slice(0, MOST);
}

function countDigits(text: string): number {
  return text.replaceAll(/\P{Nd}/gu, "").length;
}

function findEmails(text: string): string[] {
  const written = text.match(EMAIL_WITHIN) ?? [];
  return [...new Set(written.map((one) => one.replace(/^[*_~]+/, "").toLowerCase()))].slice(0, MOST);
}
