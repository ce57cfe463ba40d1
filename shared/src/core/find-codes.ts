import { normalizeCode } from "./id.ts";

const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const MOST = 50;

/** What may be a visitor's code in a text, be it a code alone or a whole message: those after "Ref" first, each once. */
export function findCodes(text: string): string[] {
  const words = text.normalize("NFKC").split(/[^A-Za-z0-9]+/);
  const named: string[] = [];
  const others: string[] = [];
  for (const [index, word] of words.entries()) {
    const code = normalizeCode(word);
    if (CODE.test(code)) (words[index - 1]?.toLowerCase() === "ref" ? named : others).push(code);
  }
  return [...new Set([...named, ...others])].slice(0, MOST);
}
