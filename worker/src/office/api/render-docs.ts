import { html } from "hono/html";
import { describeSchema, readField } from "./describe-schema.ts";
import type { ApiDocument } from "./make-document.ts";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

type PathItem = NonNullable<ApiDocument["paths"]>[string];
type Operation = NonNullable<PathItem["get"]>;
type Page = ReturnType<typeof html>;

interface Route {
  method: string;
  path: string;
  operation: Operation;
}

/** A page that people can read, without a script; what it shows is escaped by `html`. */
export function renderDocs({ info, paths = {} }: ApiDocument): Page {
  const groups = Map.groupBy(listRoutes(paths), ({ path }) => path.split("/")[2] ?? "");
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title}: API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <h1>${info.title}: API</h1>
        <p>${info.description}</p>
        <p>
          Send a key as <code>Authorization: Bearer wr_…</code>. <a href="/api/openapi.json">OpenAPI 3.1</a>
        </p>
        ${[...groups].map(
          ([name, routes]) =>
            html`<h2>${name}</h2>
              ${routes.map(renderRoute)}`,
        )}
      </body>
    </html>`;
}

function listRoutes(paths: Record<string, PathItem>): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

function renderRoute({ method, path, operation }: Route): Page {
  const { parameters = [], requestBody, responses = {} } = operation;
  return html`<details>
    <summary>
      <span class="method">${method}</span><code>${path}</code>
      <span class="permission">${String(operation["x-permission"] ?? "")}</span>
    </summary>
    ${renderPart("Parameters", parameters.map(describeParameter).join("\n"))}
    ${renderPart("Body", describeBody(requestBody))}
    <table>
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<tr>
            <td>${status}</td>
            <td>${readDescription(response)}</td>
          </tr>`,
      )}
    </table>
    ${renderPart("Answer", describeBody(findAnswer(responses)))}
  </details>`;
}

function findAnswer(responses: object): unknown {
  return Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
}

function renderPart(title: string, text: string): Page | "" {
  if (text === "") return "";
  return html`<p>${title}</p>
    <pre>${text}</pre>`;
}

function describeParameter(parameter: unknown): string {
  const optional = readField(parameter, "required") === true ? "" : "?";
  const place = readField(parameter, "in") === "path" ? "in the path" : "in the query";
  const schema = describeSchema(readField(parameter, "schema"));
  return `${String(readField(parameter, "name"))}${optional}: ${schema}, ${place}`;
}

function readDescription(response: unknown): string {
  const description = readField(response, "description");
  return typeof description === "string" ? description : "";
}

function describeBody(part: unknown): string {
  const schema = readField(readField(readField(part, "content"), "application/json"), "schema");
  return schema === undefined ? "" : describeSchema(schema);
}
