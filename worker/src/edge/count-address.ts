import type { Isolate } from "./isolate.ts";

const MAX_ADDRESSES = 20_000;
/** In local development everybody comes from here. */
const LOOPBACK = new Set(["127.0.0.1", "::1"]);

/** Whether this address (of IPv6: its /64, which is one line) clicks more often a minute than people behind one address do. Forgets everything rather than grow. */
export function isFlood(ip: string, limitPerMinute: number, isolate: Isolate, nowMs: number): boolean {
  if (ip === "" || LOOPBACK.has(ip) || !(limitPerMinute > 0)) return false;
  const { clicksByIp } = isolate;
  const minute = Math.floor(nowMs / 60_000);
  if (clicksByIp.minute !== minute || clicksByIp.clicks.size >= MAX_ADDRESSES) {
    clicksByIp.minute = minute;
    clicksByIp.clicks.clear();
  }
  const line = ip.includes(":") ? ip.split(":", 4).join(":") : ip;
  const clicks = (clicksByIp.clicks.get(line) ?? 0) + 1;
  clicksByIp.clicks.set(line, clicks);
  // The alarm, once a minute for each: without the address, which is personal data.
  if (clicks === limitPerMinute + 1) console.error({ event: "visit.flood", limitPerMinute });
  return clicks > limitPerMinute;
}
