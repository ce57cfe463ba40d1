import { isRecord } from "../parse-json.ts";
import type { Call } from "../serve.ts";
import type { Dataset } from "./memory.ts";
import { invalid, UNKNOWN_TOKEN, type Problem } from "./problem.ts";

// v21.0 ends in January 2027.
const OLDEST_VERSION = 22;
const TOKEN_IN_ADDRESS = 9_000_002;

export function checkAddress(url: URL, version: string): Problem | undefined {
  const major = /^v(\d+)\.\d$/.exec(version)?.[1];
  if (major === undefined) {
    const message = `Unknown path components: ${url.pathname}`;
    return { status: 400, code: 2500, message };
  }
  if (Number(major) < OLDEST_VERSION) {
    const advice = `Please update to the latest version: v26.0.`;
    const message = `(#2635) You are calling a deprecated version of the Ads API. ${advice}`;
    return { status: 400, code: 2635, message };
  }
  // Meta takes it; we do not, since addresses end up in logs.
  if (url.searchParams.has("access_token"))
    return invalid("The access token stands in the address.", TOKEN_IN_ADDRESS, "Stand-in: token in address");
  return undefined;
}

export function checkToken(dataset: Dataset, { headers }: Call, body: unknown): Problem | undefined {
  const inBody = isRecord(body) ? body["access_token"] : undefined;
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1] ?? inBody;
  if (token === undefined)
    return { status: 400, code: 104, message: "An access token is required to request this resource." };
  return token === dataset.token ? undefined : UNKNOWN_TOKEN;
}
