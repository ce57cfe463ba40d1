import { findKeyProblem } from "@rotator/shared/core/encryption-key";

const FORM = "v1.";
const IV_BYTES = 12;

/** `context`: the id of the row that keeps it; in another row it cannot be read. Throws without a good key. */
export async function encryptText(key: string | undefined, text: string, context: string): Promise<string> {
  const cryptoKey = await importKey(key);
  if (cryptoKey === undefined) throw new Error("ENCRYPTION_KEY must be base64 of 32 bytes");
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(parameters(iv, context), cryptoKey, encode(text));
  return FORM + toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
}

/** Undefined where the key is missing or another one than it was, or the text damaged or from another row. */
export async function decryptText(
  key: string | undefined,
  encrypted: string,
  context: string,
): Promise<string | undefined> {
  const cryptoKey = await importKey(key);
  const bytes = encrypted.startsWith(FORM) ? fromBase64Url(encrypted.slice(FORM.length)) : undefined;
  if (cryptoKey === undefined || bytes === undefined) return undefined;
  try {
    const iv = bytes.slice(0, IV_BYTES);
    const text = await crypto.subtle.decrypt(parameters(iv, context), cryptoKey, bytes.slice(IV_BYTES));
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

async function importKey(key: string | undefined): Promise<CryptoKey | undefined> {
  if (key === undefined || findKeyProblem(key) !== undefined) return undefined;
  const bytes = fromBinary(atob(key.trim()));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function parameters(iv: Uint8Array, context: string) {
  return { name: "AES-GCM", iv, additionalData: encode(context) };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function toBase64Url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return fromBinary(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return undefined;
  }
}

function fromBinary(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
