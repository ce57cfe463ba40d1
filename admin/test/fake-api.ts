import { vi } from "vitest";

export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

type Answer = (
  asked: Asked,
) => { status?: number; body?: unknown } | Promise<{ status?: number; body?: unknown }>;

/** The API at the network's edge: what a page asks is answered by the test, and kept to be looked at. */
export function fakeApi(answer: Answer): { asked: Asked[] } {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(address, location.origin);
    const request = {
      method: init.method ?? "GET",
      path: pathname + search,
      body: typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : undefined,
    };
    asked.push(request);
    const { status = 200, body = {} } = await answer(request);
    const type = status < 400 ? "application/json" : "application/problem+json";
    return Response.json(body, { status, headers: { "content-type": type } });
  });
  return { asked };
}
