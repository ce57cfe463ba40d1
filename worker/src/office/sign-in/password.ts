import { scrypt, timingSafeEqual } from "node:crypto";

const FORM = "scrypt";
const COST = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1_024 * 1_024 };
const KEY_BYTES = 64;
const SALT_BYTES = 16;

export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return [FORM, toHex(salt), toHex(await deriveKey(password, salt))].join("$");
}

export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [form, salt, key] = hash.split("$");
  if (form !== FORM || salt === undefined || key === undefined) return false;
  const expected = fromHex(key);
  const derived = await deriveKey(password, fromHex(salt));
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** One person types é as one character, another's keyboard as two. */
function deriveKey(password: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    );
  });
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
