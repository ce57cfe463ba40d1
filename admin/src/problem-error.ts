/** What the API says went wrong; `fields` has a code for each field that is. "offline": no answer at all. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Record<string, string>;
  /** Names and times that the words for it need. */
  readonly about: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    detail: string,
    fields: Record<string, string> = {},
    about: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.about = about;
  }
}

export function readProblem(status: number, body: unknown): ProblemError {
  if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "string")
    return new ProblemError(status, status >= 500 ? "internal" : "unknown", "");
  const detail = "detail" in body && typeof body.detail === "string" ? body.detail : "";
  const fields = "errors" in body ? readFields(body.errors) : {};
  const about = "about" in body && typeof body.about === "object" ? { ...body.about } : {};
  return new ProblemError(status, body.code, detail, fields, about);
}

function readFields(errors: unknown): Record<string, string> {
  if (typeof errors !== "object" || errors === null) return {};
  return Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
