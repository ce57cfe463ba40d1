export interface Hit {
  path: string;
  name: string;
  about: string;
}

const MAX_HITS = 6;

/** Those whose name or other words hold each word that was typed; numbers are found however they are written. */
export function findMatches<T extends Hit>(hits: readonly T[], typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const digits = typed.replaceAll(/\D/g, "").replace(/^0/, "");
  return hits
    .filter((hit) => {
      const text = plain(`${hit.name} ${hit.about}`);
      const isNumber = digits.length >= 4 && text.replaceAll(/\D/g, "").includes(digits);
      return isNumber || words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => rank(a, words) - rank(b, words))
    .slice(0, MAX_HITS);
}

function rank({ name }: Hit, [first = ""]: readonly string[]): number {
  return plain(name).startsWith(first) ? 0 : 1;
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
