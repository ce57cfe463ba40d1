import {
  type ChatLinkHost,
  type ConsentRule,
  type RotationMethod,
  type RotatorStatus,
  SLUG_PATTERN,
  type StickyCover,
} from "@rotator/shared/core/rotator";
import { findClickEventProblem } from "@rotator/shared/core/conversion";
import { readCountry } from "@rotator/shared/core/country";
import { checkTemplate, type TemplateProblem } from "@rotator/shared/core/message";
import { isPhone } from "@rotator/shared/core/phone";
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { insertUnknownAgent, type NewAgent } from "./insert-unknown-agent.ts";
import { findMemberProblems, type MemberInput, replaceMembers } from "./members.ts";
import { newId } from "./new-id.ts";
import { publish, type Saved } from "./publish.ts";
import { rotators } from "./schema.ts";
import { toStatement } from "./statement.ts";
import { nextEdit, nextVersion, type Seen } from "./versions.ts";

/** An address that was given up is kept so long for who had it. */
export const RESERVED_MS = 90 * 86_400_000;
const MAX_STICKY_DAYS = 400; // browsers keep no cookie longer

export interface RotatorInput {
  domainId: string;
  slug: string;
  name: string;
  method: RotationMethod;
  messageTemplate: string;
  chatLink: ChatLinkHost;
  deeplink: boolean;
  sticky: { enabled: boolean; days: number; cover: StickyCover };
  fallbackPhone: string | null;
  /** ISO 3166, two capitals; `UK` is taken for `GB`. */
  consent: { rule: ConsentRule; formCountries: string[]; honourGpc: boolean };
  /** Null: the deployment's default pixel. */
  pixelId: string | null;
  /** What a click is told as, or "none". */
  clickEvent: string;
  /** The whole list in its order; an edit without it leaves the members as they are. */
  members?: MemberInput[] | undefined;
  /** Those among the members who are not there yet. */
  newAgents?: NewAgent[] | undefined;
}

/** Makes a rotator, or edits the one that was seen. Under a new slug or domain its old address keeps working. */
export async function saveRotator(
  env: PublishEnv,
  input: RotatorInput,
  seen?: Seen,
): Promise<Saved & { id: string }> {
  refuseInvalid(findProblems(input));
  const at = Date.now();
  const id = seen?.id ?? newId("rot", at);
  const edit = seen ? updateRotator(env.DB, input, seen, at) : insertRotator(env.DB, id, input, at);
  const saved = await publish(env, edit, partsOfRotator(env.DB, id, input, at));
  return { id, ...saved };
}

/** Says what shall be, so it needs no version. */
export function setRotatorStatus(env: PublishEnv, id: string, status: RotatorStatus): Promise<Saved> {
  const edit = drizzle(env.DB)
    .update(rotators)
    .set({
      status,
      version: nextVersion(rotators.version, undefined),
      editedVersion: sql`${rotators.version} + 1`,
      updatedAt: Date.now(),
    })
    .where(eq(rotators.id, id))
    .returning({ version: rotators.version });
  return publish(env, toStatement(env.DB, edit), []);
}

export function insertRotator(
  db: D1Database,
  id: string,
  input: RotatorInput,
  at: number,
): D1PreparedStatement {
  const row = { id, ...columnsOf(input), version: 1, editedVersion: 1, createdAt: at, updatedAt: at };
  return toStatement(db, drizzle(db).insert(rotators).values(row).returning({ version: rotators.version }));
}

function updateRotator(db: D1Database, input: RotatorInput, seen: Seen, at: number): D1PreparedStatement {
  const values = { ...columnsOf(input), ...nextEdit(seen.version), updatedAt: at };
  return toStatement(
    db,
    drizzle(db)
      .update(rotators)
      .set(values)
      .where(eq(rotators.id, seen.id))
      .returning({ version: rotators.version }),
  );
}

const FREED_ADDRESS = `(SELECT host || '/' || ?2 FROM domains WHERE id = ?1)`;

// Another's, or freed by another not long ago: no rotator, which the column refuses.
const TAKE_ADDRESS = `
  INSERT INTO rotator_addresses (domain_id, slug, rotator_id, created_at)
  SELECT ?1, ?2, CASE WHEN NOT EXISTS (
    SELECT 1 FROM freed_addresses WHERE address = ${FREED_ADDRESS} AND rotator_id <> ?3 AND freed_at > ?5) THEN ?3 END, ?4
  WHERE true
  ON CONFLICT (domain_id, slug) DO UPDATE SET rotator_id = NULL WHERE rotator_id <> excluded.rotator_id`;

const FORGET_FREED = `DELETE FROM freed_addresses WHERE address = ${FREED_ADDRESS}`;

/** What belongs to a rotator beside its own row: its address and, where they are given, its members. */
export function partsOfRotator(
  db: D1Database,
  id: string,
  input: RotatorInput,
  at: number,
): D1PreparedStatement[] {
  return [
    db.prepare(TAKE_ADDRESS).bind(input.domainId, input.slug, id, at, at - RESERVED_MS),
    db.prepare(FORGET_FREED).bind(input.domainId, input.slug),
    ...(input.newAgents ?? []).map((agent) => insertUnknownAgent(db, agent, at)),
    ...(input.members ? replaceMembers(db, id, input.members, at) : []),
  ];
}

function columnsOf(input: RotatorInput) {
  const { sticky, consent, pixelId, clickEvent } = input;
  return {
    // An unknown domain: none, which the column refuses.
    domainId: sql<string>`(SELECT id FROM domains WHERE id = ${input.domainId})`,
    slug: input.slug,
    name: input.name.trim(),
    method: input.method,
    messageTemplate: input.messageTemplate,
    chatLink: input.chatLink,
    deeplink: input.deeplink,
    stickyEnabled: sticky.enabled,
    stickyDays: sticky.days,
    stickyCover: sticky.cover,
    fallbackPhone: input.fallbackPhone,
    consent: consent.rule,
    consentFormCountries: [
      ...new Set(consent.formCountries.map((country) => readCountry(country) ?? country)),
    ],
    honourGpc: consent.honourGpc,
    pixelId,
    // An unknown pixel: no event, which the column refuses.
    clickEvent: sql<string>`CASE WHEN ${pixelId} IS NULL OR EXISTS (SELECT 1 FROM pixels WHERE id = ${pixelId})
      THEN ${clickEvent} END`,
  };
}

function findProblems(input: RotatorInput): Record<string, string> {
  const { sticky, fallbackPhone, consent, clickEvent } = input;
  const problems: Record<string, string> = {};
  if (!SLUG_PATTERN.test(input.slug)) problems["slug"] = "malformed";
  if (input.name.trim() === "") problems["name"] = "empty";
  const templateProblem = checkTemplate(input.messageTemplate);
  if (templateProblem) problems["messageTemplate"] = describeTemplateProblem(templateProblem);
  if (fallbackPhone !== null && !isPhone(fallbackPhone)) problems["fallbackPhone"] = "malformed";
  if (!Number.isInteger(sticky.days) || sticky.days < 1 || sticky.days > MAX_STICKY_DAYS)
    problems["sticky.days"] = "malformed";
  const unknown = consent.formCountries.find((country) => readCountry(country) === undefined);
  if (unknown !== undefined) problems["consent.formCountries"] = `unknown_country: ${unknown}`;
  const eventProblem = findClickEventProblem(clickEvent);
  if (eventProblem) problems["clickEvent"] = eventProblem;
  return { ...problems, ...findMemberProblems(input.members ?? []) };
}

function describeTemplateProblem(problem: TemplateProblem): string {
  return "token" in problem ? `${problem.problem}: ${problem.token}` : problem.problem;
}
