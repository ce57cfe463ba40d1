import { OpenAPIHono } from "@hono/zod-openapi";
import type * as z from "zod";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";

/** A room of routes whose input is checked by the contract: what does not fit is refused by field. */
export function makeRoutes() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw new ApiError(
          422,
          "invalid",
          "Some fields are not as they should be.",
          nameFields(result.error),
        );
    },
  });
}

/** `members.0.weight` and the like, each with a code. */
function nameFields({ issues }: Pick<z.ZodError, "issues">): Record<string, string> {
  // A map, since a field may be called like something that every object has.
  const fields = new Map<string, string>();
  for (const issue of issues) {
    for (const path of issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path]) {
      const field = path.join(".") || "body";
      if (!fields.has(field)) fields.set(field, readCode(issue));
    }
  }
  return Object.fromEntries(fields);
}

// The contract's own messages are codes; zod's own are sentences.
function readCode({ code, message }: z.core.$ZodIssue): string {
  if (/^[a-z][a-z_]*$/.test(message)) return message;
  if (code === "unrecognized_keys") return "unknown";
  return code === "invalid_type" ? "wrong_type" : "malformed";
}
