import { env } from "cloudflare:workers";
import office from "../src/office/index.ts";
import { makeKey } from "./ask-api.ts";

/** A JSON Schema, as far as tests read it. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  required?: string[];
  enum?: unknown[];
  minimum?: number;
}

export interface Operation {
  /** `PUT /api/agents/{id}`, as in the route table. */
  route: string;
  method: string;
  /** Below `/api`. */
  path: string;
  permission: unknown;
  body: Schema | undefined;
  query: string[];
}

interface DocumentedOperation {
  "x-permission"?: unknown;
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Every operation that the API's own document names. */
export async function loadOperations(): Promise<Operation[]> {
  const { key } = await makeKey([]);
  const request = new Request<unknown, IncomingRequestCfProperties>(
    "http://localhost:8787/api/openapi.json",
    {
      headers: { authorization: `Bearer ${key}` },
    },
  );
  const response = await office.fetch(request, env);
  const { paths } = await response.json<{ paths: Record<string, Record<string, DocumentedOperation>> }>();
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([name, operation]) => ({
      route: `${name.toUpperCase()} ${path}`,
      method: name.toUpperCase(),
      path: path.slice("/api".length),
      permission: operation["x-permission"],
      body: operation.requestBody?.content["application/json"]?.schema,
      query: (operation.parameters ?? []).filter((one) => one.in === "query").map(({ name: word }) => word),
    })),
  );
}

/** The address with something in each of its holes. */
export function fillPath(path: string, ids: Record<string, string> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, hole: string) => ids[hole] ?? "none");
}
