import { isIP } from "node:net";
import { isRecord } from "../parse-json.ts";
import { checkMetaCookie } from "./check-meta-cookie.ts";
import { invalid, type Problem } from "./problem.ts";

const HASHED = new Set(["em", "ph", "fn", "ln", "db", "ge", "ct", "st", "zp", "country", "external_id"]);
const READABLE = new Set([
  "client_ip_address",
  "client_user_agent",
  "fbc",
  "fbp",
  "subscription_id",
  "fb_login_id",
  "lead_id",
  "anon_id",
  "madid",
  "page_id",
  "page_scoped_user_id",
  "ctwa_clid",
  "ig_account_id",
  "ig_sid",
  "whatsapp_business_account_id",
]);
// Whoever has one of these sets or a part of it is nobody.
const TOO_LITTLE = [
  ["ct", "country", "st", "zp", "ge", "client_user_agent"],
  ["db", "client_user_agent"],
  ["fn", "ge"],
  ["ln", "ge"],
].map((keys) => new Set(keys));
const TOO_LITTLE_DATA = 2_804_050;
const SHA256 = /^[0-9a-f]{64}$/;
const HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export function checkUserData(userData: unknown, nowMs: number): Problem | undefined {
  if (!isRecord(userData)) return invalid("user_data is missing.");
  for (const [key, value] of Object.entries(userData)) {
    const problem = checkKey(key, value, nowMs);
    if (problem) return problem;
  }
  const keys = Object.keys(userData);
  if (!TOO_LITTLE.some((set) => keys.every((key) => set.has(key)))) return undefined;
  const explanation = "You haven't added sufficient customer information parameter data for this event.";
  const title = "This Event Doesn't Have Enough Customer Information Parameters";
  return invalid(explanation, TOO_LITTLE_DATA, title);
}

function checkKey(key: string, value: unknown, nowMs: number): Problem | undefined {
  if (HASHED.has(key)) return checkHashes(key, value);
  if (!READABLE.has(key)) return invalid(`user_data has no ${key}.`);
  if (typeof value !== "string" || value.trim() === "") return invalid(`${key} is a text.`);
  if (key === "client_ip_address") return checkAddress(value);
  if (key === "fbc" || key === "fbp") return checkMetaCookie(key, value, nowMs);
  return undefined;
}

function checkHashes(key: string, value: unknown): Problem | undefined {
  const hashes: unknown[] = Array.isArray(value) ? value : [value];
  if (hashes.length === 0) return invalid(`${key} is empty.`);
  for (const hash of hashes) {
    if (typeof hash !== "string" || !SHA256.test(hash))
      return invalid(`${key} is not a SHA-256 in lower case.`);
    if (hash === HASH_OF_NOTHING) return invalid(`${key} is the hash of an empty text.`);
  }
  return undefined;
}

function checkAddress(address: string): Problem | undefined {
  // Node counts an IPv6 address with a zone (`fe80::1%eth0`) as one.
  if (isIP(address) !== 0 && !address.includes("%")) return undefined;
  return invalid("client_ip_address is no IP address.");
}
