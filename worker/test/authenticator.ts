import { type Browser, PASSWORD } from "./person.ts";

/** The code that an authenticator app shows now (RFC 6238). */
export async function readCode(uri: string): Promise<string> {
  const secret = fromBase32(new URL(uri).searchParams.get("secret") ?? "");
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
  const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter));
  const number = mac.getUint32(mac.getUint8(19) & 15) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, "0");
}

export async function turnOnTwoFactor(browser: Browser): Promise<{ uri: string; recoveryCodes: string[] }> {
  const { body } = await browser.ask("POST", "/auth/two-factor/enable", { password: PASSWORD });
  const { status } = await browser.ask("POST", "/auth/two-factor/confirm", {
    code: await readCode(body.uri),
  });
  if (status !== 204) throw new Error(`confirming answered ${status}`);
  return body;
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text.replaceAll("=", ""))
    .map((character) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character).toString(2).padStart(5, "0"))
    .join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
