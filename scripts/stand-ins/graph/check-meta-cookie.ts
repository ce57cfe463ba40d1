import { invalid, type Problem } from "./problem.ts";

// `fb`, subdomain index, milliseconds, click id or random number, and what Meta's own library appends.
const FBC = /^fb\.\d\.(\d{13})\.[^.\s]+(\.(\w{2}|[\w-]{8}))?$/;
const FBP = /^fb\.\d\.(\d{13})\.\d+(\.(\w{2}|[\w-]{8}))?$/;
const MAX_AHEAD_MS = 60_000;

export function checkMetaCookie(key: "fbc" | "fbp", value: string, nowMs: number): Problem | undefined {
  const createdMs = (key === "fbc" ? FBC : FBP).exec(value)?.[1];
  if (createdMs === undefined) return invalid(`${key} is malformed.`);
  if (Number(createdMs) > nowMs + MAX_AHEAD_MS) return invalid(`${key} was created in the future.`);
  return undefined;
}
