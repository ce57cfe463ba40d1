/** `stale`: somebody saved since; `missing`: there is no such row; `invalid`: what is wrong, by field. */
export type Refusal =
  | { kind: "stale" }
  | { kind: "missing" }
  | { kind: "invalid"; fields: Record<string, string> };

/** A change that was not made, not even in part. */
export class ChangeRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`change refused: ${JSON.stringify(refusal)}`, options);
    this.name = "ChangeRefused";
    this.refusal = refusal;
  }
}

export function refuseInvalid(fields: Record<string, string>): void {
  if (Object.keys(fields).length > 0) throw new ChangeRefused({ kind: "invalid", fields });
}

// D1 has no interactive transaction: a statement that breaks one of these constraints is how a batch is called off.
const BROKEN_CONSTRAINTS: [string, Refusal][] = [
  ["NOT NULL constraint failed: rotators.version", { kind: "stale" }],
  ["NOT NULL constraint failed: agents.version", { kind: "stale" }],
  ["NOT NULL constraint failed: domains.version", { kind: "stale" }],
  ["NOT NULL constraint failed: pixels.version", { kind: "stale" }],
  ["NOT NULL constraint failed: leads.version", { kind: "stale" }],
  ["NOT NULL constraint failed: members.weight", { kind: "invalid", fields: { members: "unknown_agent" } }],
  ["NOT NULL constraint failed: agents.phone", { kind: "invalid", fields: { members: "phone_taken" } }],
  ["NOT NULL constraint failed: rotators.domain_id", { kind: "invalid", fields: { domainId: "unknown" } }],
  [
    "NOT NULL constraint failed: rotator_addresses.rotator_id",
    { kind: "invalid", fields: { slug: "taken" } },
  ],
  ["NOT NULL constraint failed: rotators.click_event", { kind: "invalid", fields: { pixelId: "unknown" } }],
  ["NOT NULL constraint failed: settings.updated_at", { kind: "stale" }],
  ["NOT NULL constraint failed: settings.value", { kind: "invalid", fields: { defaultPixelId: "unknown" } }],
  [
    "UNIQUE constraint failed: rotators.domain_id, rotators.slug",
    { kind: "invalid", fields: { slug: "taken" } },
  ],
  ["UNIQUE constraint failed: domains.host", { kind: "invalid", fields: { host: "taken" } }],
  ["UNIQUE constraint failed: users.email", { kind: "invalid", fields: { email: "taken" } }],
  ["FOREIGN KEY constraint failed", { kind: "missing" }],
];

/** What the database's error means to who asked for the change; any other error rises as it is. */
export function refuseBroken(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  const refusal = BROKEN_CONSTRAINTS.find(([text]) => message.includes(text))?.[1];
  throw refusal ? new ChangeRefused(refusal, { cause: error }) : error;
}
