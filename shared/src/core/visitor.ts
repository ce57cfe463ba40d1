import { isId } from "./id.ts";
import type { PublishedMember, PublishedRotator } from "./published-rotator.ts";

/** An agent that this visitor belongs to, and who covers for it. */
export interface Owner {
  agentId: string;
  /** The last click that was led by it; milliseconds, whole seconds. */
  at: number;
  coverId?: string | undefined;
}

export interface Visitor {
  id: string;
  owners: Owner[];
}

const MAX_OWNERS = 6;
const MAX_COOKIE_CHARACTERS = 600;
const DAY_MS = 86_400_000;

/** Reads the visitor cookie: `id.agent-time[-cover].…`, ids without their prefix. Untrusted: what is not in form is no visitor. */
export function readVisitorCookie(value: string, nowMs: number): Visitor | undefined {
  if (value.length > MAX_COOKIE_CHARACTERS) return undefined;
  const [body = "", ...rest] = value.split(".");
  const id = `vis_${body}`;
  if (!isId("vis", id) || rest.length > MAX_OWNERS) return undefined;
  const owners: Owner[] = [];
  for (const entry of rest) {
    const owner = readOwner(entry);
    if (owner === undefined) return undefined;
    if (owner.at <= nowMs) owners.push(owner);
  }
  return { id, owners };
}

function readOwner(entry: string): Owner | undefined {
  const [agent = "", time = "", cover, ...more] = entry.split("-");
  const agentId = `agt_${agent}`;
  if (more.length > 0 || !isId("agt", agentId) || !/^[0-9a-z]{1,9}$/.test(time)) return undefined;
  const at = Number.parseInt(time, 36) * 1000;
  if (cover === undefined) return { agentId, at };
  const coverId = `agt_${cover}`;
  return isId("agt", coverId) ? { agentId, at, coverId } : undefined;
}

export function writeVisitorCookie(visitor: Visitor): string {
  let value = visitor.id.slice(4);
  for (const { agentId, at, coverId } of visitor.owners) {
    value += `.${agentId.slice(4)}-${Math.floor(at / 1000).toString(36)}`;
    if (coverId !== undefined) value += `-${coverId.slice(4)}`;
  }
  return value;
}

/** Where a returning visitor belongs in a rotator: to an owner that serves, to who covers for it, or to whom will cover next. */
export type Belonging =
  | { kind: "owner"; owner: Owner; member: PublishedMember }
  | { kind: "cover"; owner: Owner; member: PublishedMember }
  | { kind: "uncovered"; owner: Owner };

/** Undefined: a new visitor here. Of several owners in the pool the latest counts; one that left is followed to its heir. */
export function findBelonging(
  rotator: PublishedRotator,
  visitor: Visitor,
  nowMs: number,
): Belonging | undefined {
  if (!rotator.sticky.enabled) return undefined;
  const oldest = nowMs - rotator.sticky.days * DAY_MS;
  let latest: { owner: Owner; member: PublishedMember } | undefined;
  for (const owner of visitor.owners) {
    if (owner.at < oldest || (latest && owner.at <= latest.owner.at)) continue;
    const member = findMember(rotator, owner.agentId) ?? findHeir(rotator, owner.agentId);
    if (member) latest = { owner, member };
  }
  if (!latest) return undefined;
  const { owner, member } = latest;
  if (member.state !== "off") return { kind: "owner", owner, member };
  const cover = owner.coverId === undefined ? undefined : findMember(rotator, owner.coverId);
  return cover?.state === "active" ? { kind: "cover", owner, member: cover } : { kind: "uncovered", owner };
}

/** The visitor after being led to an agent: whose customer it now is. */
export function bindVisitor(
  visitor: Visitor,
  rotator: PublishedRotator,
  belonging: Belonging | undefined,
  agentId: string,
  nowMs: number,
): Visitor {
  if (!rotator.sticky.enabled) return visitor;
  const away = belonging && belonging.kind !== "owner" ? belonging.owner : undefined;
  const covered = away && rotator.sticky.cover === "return";
  const ownerId = covered ? resolveOwner(rotator, away.agentId) : agentId;
  const entry: Owner = { agentId: ownerId, at: nowMs, coverId: covered ? agentId : undefined };
  const lost = covered ? undefined : away;
  const others = visitor.owners.filter((owner) => owner.agentId !== ownerId && owner !== lost);
  return { id: visitor.id, owners: [entry, ...others].slice(0, MAX_OWNERS) };
}

function resolveOwner(rotator: PublishedRotator, agentId: string): string {
  return findMember(rotator, agentId) ? agentId : (rotator.heirs[agentId] ?? agentId);
}

function findHeir(rotator: PublishedRotator, agentId: string): PublishedMember | undefined {
  const heirId = Object.hasOwn(rotator.heirs, agentId) ? rotator.heirs[agentId] : undefined;
  return heirId === undefined ? undefined : findMember(rotator, heirId);
}

export function findMember(rotator: PublishedRotator, agentId: string): PublishedMember | undefined {
  return rotator.members.find((member) => member.id === agentId);
}
