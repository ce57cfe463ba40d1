/** What the API says went wrong; `fields` has a code for each field that is. "offline": no answer at all. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Record<string, string>;

  constructor(status: number, code: string, detail: string, fields: Record<string, string> = {}) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

export function readProblem(status: number, body: unknown): ProblemError {
  if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "string")
    return new ProblemError(status, status >= 500 ? "internal" : "unknown", "");
  const detail = "detail" in body && typeof body.detail === "string" ? body.detail : "";
  return new ProblemError(status, body.code, detail, "errors" in body ? readFields(body.errors) : {});
}

function readFields(errors: unknown): Record<string, string> {
  if (typeof errors !== "object" || errors === null) return {};
  return Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
