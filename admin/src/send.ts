import { ProblemError, readProblem } from "./problem-error.ts";

/** Asks the API for what the typed client does not know; what comes is as the contract says. */
export async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw new ProblemError(0, "offline", "");
  });
  const data: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw readProblem(response.status, data);
  return data as T;
}
