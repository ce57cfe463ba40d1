import { findKeyProblem } from "@rotator/shared/core/encryption-key";

const LABEL = "rotator sign-in v1";

/** What cookies are signed with and codes sealed: of the deployment's one key, so that there is no other to keep. Undefined without a good key. */
export async function deriveSecret(encryptionKey: string | undefined): Promise<string | undefined> {
  if (encryptionKey === undefined || findKeyProblem(encryptionKey) !== undefined) return undefined;
  const bytes = Uint8Array.from(atob(encryptionKey.trim()), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
  const info = new TextEncoder().encode(LABEL);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const bits = await crypto.subtle.deriveBits(parameters, key, 256);
  return btoa(String.fromCharCode(...new Uint8Array(bits)));
}
