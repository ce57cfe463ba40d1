import { parseFbc, readFbc, readFbp } from "@rotator/shared/core/meta-cookies";
import type { ClickRow } from "./click-row.ts";

// Columns of a row that is there, beside the new one's as `excluded`. Older releases kept values without `fbc_at`, and
// such as were made by a clock that was ahead.
const FBC_AT = "coalesce(fbc_at, min(CAST(substr(fbc, 6) AS INTEGER), last_click_at))";
const FBP_AT = "min(CAST(substr(fbp, 6) AS INTEGER), last_click_at + 60000)";

// `fb.<index>.<13 digits>.<click id>`, and what Meta's library appends after another dot.
const clickIdOf = (fbc: string) => `substr(${fbc}, 20, instr(substr(${fbc}, 20) || '.', '.') - 1)`;

/** That of the click which came last, and while its click id is the same one, the first that was made. */
export const NEWEST_FBC = `CASE
  WHEN fbc IS NULL OR excluded.fbc IS NULL THEN coalesce(fbc, excluded.fbc)
  WHEN ${clickIdOf("excluded.fbc")} = ${clickIdOf("fbc")}
    THEN iif((substr(excluded.fbc, 6), excluded.fbc) < (substr(fbc, 6), fbc), excluded.fbc, fbc)
  WHEN (excluded.fbc_at, ${clickIdOf("excluded.fbc")}) > (${FBC_AT}, ${clickIdOf("fbc")}) THEN excluded.fbc
  ELSE fbc END`;

export const NEWEST_FBC_AT = `CASE
  WHEN fbc IS NULL OR excluded.fbc IS NULL THEN coalesce(excluded.fbc_at, ${FBC_AT})
  ELSE max(excluded.fbc_at, ${FBC_AT}) END`;

/** That which was made last. */
export const NEWEST_FBP = `iif(
  fbp IS NULL OR (CAST(substr(excluded.fbp, 6) AS INTEGER), excluded.fbp) > (${FBP_AT}, fbp),
  coalesce(excluded.fbp, fbp), fbp)`;

interface VisitCookies {
  fbc: string | null;
  /** When a click last brought this click id. */
  fbc_at: number | null;
  fbp: string | null;
}

/** Meta's cookies as a visitor's row may keep them. */
export function readVisitCookies(row: ClickRow): VisitCookies {
  const fbc = readFbc(completeFbc(row), row.at);
  const parsed = fbc === undefined ? undefined : parseFbc(fbc);
  const fbp = readFbp(row.fbp ?? undefined, row.at) ?? null;
  if (fbc === undefined || parsed === undefined) return { fbc: null, fbc_at: null, fbp };
  // A cookie alone tells no more than when it was made.
  const fbcAt = parsed.clickId === row.fbclid ? row.at : Math.min(parsed.createdAt, row.at);
  return { fbc, fbc_at: fbcAt, fbp };
}

function completeFbc({ fbc_stored: stored, fbclid }: ClickRow): string | undefined {
  if (stored === null) return undefined;
  return stored.endsWith(".") ? `${stored}${fbclid ?? ""}` : stored;
}
