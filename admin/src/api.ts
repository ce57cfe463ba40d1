import type { AdminApi } from "@rotator/worker/office/api/app";
import { type ClientResponse, DetailedError, hc, parseResponse } from "hono/client";
import i18next from "i18next";
import { ProblemError, readProblem } from "./problem-error.ts";

const client = hc<AdminApi>("/", {
  fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
  // The words that the API gives are in the language chosen here, whatever the browser prefers.
  headers: () => ({ "Accept-Language": i18next.language }),
});
export const api = client.api;

/** What the API answers when all is well; anything else is thrown as a ProblemError. */
// oxlint-disable-next-line typescript/no-explicit-any -- the client's own constraint
export async function ask<T extends ClientResponse<any>>(
  answer: Promise<T>,
): ReturnType<typeof parseResponse<T>> {
  try {
    return await parseResponse(answer);
  } catch (error) {
    if (error instanceof DetailedError) throw readProblem(error.statusCode ?? 0, readData(error.detail));
    throw new ProblemError(0, "offline", "");
  }
}

function readData(detail: unknown): unknown {
  return typeof detail === "object" && detail !== null && "data" in detail ? detail.data : undefined;
}
