import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { ConversionFacts } from "../conversions/conversion-facts.ts";
import { truncateIp } from "../truncate-ip.ts";
import { SHOWN_COLUMNS, type ShownConversionEvent } from "./conversion-event-columns.ts";
import { conversionEvents } from "./schema.ts";

/** One event with what is left of who and where, which only tells that it is there. */
export async function loadConversionEvent(
  db: D1Database,
  id: string,
): Promise<(ShownConversionEvent & { facts: ConversionFacts | null }) | undefined> {
  const row = await drizzle(db)
    .select({ ...SHOWN_COLUMNS, facts: conversionEvents.facts })
    .from(conversionEvents)
    .where(eq(conversionEvents.id, id))
    .get();
  return row && { ...row, facts: row.facts && maskFacts(row.facts) };
}

function maskFacts({ ip, phone, email, name, ...rest }: ConversionFacts): ConversionFacts {
  const network = ip === undefined ? undefined : truncateIp(ip);
  return {
    ...rest,
    ...(network !== undefined && { ip: network }),
    ...(phone !== undefined && { phone: `${phone.slice(0, 4)}…${phone.slice(-2)}` }),
    ...(email !== undefined && { email: `${firstOf(email)}…${email.slice(email.lastIndexOf("@"))}` }),
    ...(name !== undefined && { name: `${firstOf(name)}…` }),
  };
}

function firstOf(text: string): string {
  return Array.from(text)[0] ?? "";
}
