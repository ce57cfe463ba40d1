import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./api-env.ts";
import { DOCS_CSS } from "./docs-css.ts";
import { type ApiDocument, makeDocument, nameSecuritySchemes } from "./make-document.ts";
import { renderDocs } from "./render-docs.ts";

/** The API as a document, for programs and for people; after all of its routes. */
export function addDocument(app: OpenAPIHono<ApiEnv>): void {
  nameSecuritySchemes(app);
  // Made once it is asked for: nobody else should wait for it.
  let made: ApiDocument | undefined;
  const getDocument = () => (made ??= makeDocument(app));
  app.get("/openapi.json", (c) => c.json(getDocument()));
  app.get("/docs", (c) => c.html(renderDocs(getDocument())));
  app.get("/docs.css", (c) => c.body(DOCS_CSS, 200, { "content-type": "text/css; charset=utf-8" }));
}
