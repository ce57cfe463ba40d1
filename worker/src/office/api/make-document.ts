import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./api-env.ts";

export type ApiDocument = ReturnType<OpenAPIHono<ApiEnv>["getOpenAPI31Document"]>;

/** OpenAPI 3.1 of all routes; each says which permission it asks for. */
export function makeDocument(app: OpenAPIHono<ApiEnv>): ApiDocument {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "WhatsApp Rotator",
      version: "1",
      description:
        "The administration of a deployment. Times are integer milliseconds UTC, phones are E.164 digits. Lists go on after `nextCursor`. What is edited says which version of it was seen; a stale one gets 409. Errors are problem+json, with a code for each field that is wrong.",
    },
    servers: [{ url: "/" }],
  });
}

export function nameSecuritySchemes({ openAPIRegistry }: OpenAPIHono<ApiEnv>): void {
  openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description: "An API key of the page Settings, API keys. It opens what its scopes name.",
  });
  openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "__Host-rotator.session_token",
    description: "The cookie of whoever signed in at the admin.",
  });
}
