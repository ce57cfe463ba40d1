export interface MoneySigns {
  group: string;
  decimal: string;
}

const MANY = /(?:(rb|ribu|k)|(jt|juta))$/;

/** An amount as people write it in either language, whoever reads: 1.500.000 is what 1,500,000.00 is, and 1,5 jt too.
 * Money has two decimals at most, so what stands before three figures parts thousands. */
export function readMoney(text: string): number | "" {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\d.,a-z]/g, "")
    .replace(/^[^\d.,]+/, "");
  const figures = plain.replaceAll(/[^\d.,]/g, "");
  if (!/\d/.test(figures)) return "";
  const [, thousands, millions] = MANY.exec(plain) ?? [];
  const times = thousands === undefined ? (millions === undefined ? 1 : 1_000_000) : 1_000;
  return Math.round(readFigures(figures, times > 1) * times * 100) / 100;
}

/** Where nothing but what parts thousands stands between figures, as while one is typed or taken away, it parts nothing else. */
export function readWhole(text: string, { group }: MoneySigns): number | "" | undefined {
  const figures = text.replaceAll(/^[^\d]*/g, "");
  const digits = figures.replaceAll(group, "");
  if (!/^\d*$/.test(digits)) return undefined;
  return digits === "" ? "" : Number(digits);
}

function readFigures(figures: string, isOfMany: boolean): number {
  const end = Math.max(figures.lastIndexOf("."), figures.lastIndexOf(","));
  const sign = figures[end];
  if (sign === undefined) return Number(figures);
  const [before, after] = [figures.slice(0, end), figures.slice(end + 1)];
  const isMixed = /[.,]/.test(before) && !before.includes(sign);
  const isDecimal = isMixed || (!before.includes(sign) && (isOfMany || after.length < 3));
  const whole = before.replaceAll(/[.,]/g, "");
  return isDecimal ? Number(`${whole || "0"}.${after}`) : Number(whole + after);
}
