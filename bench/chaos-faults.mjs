const both = (fault) => [
  { ...fault, when: "before" },
  { ...fault, when: "after" },
];

/** Every way in which Graph may fail; "after" its events were accepted only where the answer may be another's, or none. */
export const FAULTS = [
  ...both({ kind: "status", status: 500 }),
  ...both({ kind: "code", code: 1, status: 500 }),
  ...both({ kind: "code", code: 2, status: 503 }),
  ...both({ kind: "code", code: 100, isTransient: true }),
  { kind: "code", code: 4 },
  { kind: "code", code: 17, status: 500 },
  {
    kind: "code",
    code: 80_004,
    headers: { "x-business-use-case-usage": '{"1":[{"estimated_time_to_regain_access":2}]}' },
  },
  { kind: "status", status: 429 },
  ...both({ kind: "html", status: 502 }),
  ...both({ kind: "html", status: 200 }),
  ...both({ kind: "hang" }),
  ...both({ kind: "reset" }),
];

export function nameFault({ kind, code, status, when }) {
  const what =
    kind === "code" ? `code ${code}` : kind === "hang" || kind === "reset" ? kind : `${kind} ${status}`;
  return `${what} ${when}`;
}
