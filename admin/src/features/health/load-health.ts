export type Health = "well" | "troubled";

const TIMEOUT_MS = 10_000;

/** What the office says of itself; throws when it says nothing that we understand. */
export async function loadHealth(signal: AbortSignal): Promise<Health> {
  const response = await fetch("/healthz", {
    headers: { accept: "application/json" },
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (response.ok && isJson) return "well";
  if (response.status === 503) return "troubled";
  throw new Error(`/healthz answered ${response.status}`);
}
