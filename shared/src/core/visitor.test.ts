import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeId } from "./id.ts";
import type { PublishedRotator } from "./published-rotator.ts";
import type { MemberState, StickyCover } from "./rotator.ts";
import {
  type Visitor,
  bindVisitor,
  findBelonging,
  readVisitorCookie,
  writeVisitorCookie,
} from "./visitor.ts";

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const id = (prefix: "agt" | "vis", n: number) => makeId(prefix, now - day, new Uint8Array(16).fill(n));
const [A, B, C, D] = [1, 2, 3, 4].map((n) => id("agt", n)) as [string, string, string, string];
const visitorId = id("vis", 9);

function pool(
  states: Record<string, MemberState>,
  more: { cover?: StickyCover; days?: number; heirs?: Record<string, string>; enabled?: boolean } = {},
): PublishedRotator {
  return {
    v: 1,
    id: "rot",
    version: 1,
    rosterVersion: 1,
    addresses: [],
    name: "Promo",
    status: "active",
    method: "round_robin",
    members: Object.entries(states).map(([agentId, state]) => ({
      id: agentId,
      name: agentId,
      phone: "62811",
      weight: 1,
      state,
    })),
    heirs: more.heirs ?? {},
    messageTemplate: "{{code}}",
    chatLink: "wa.me",
    deeplink: false,
    sticky: { enabled: more.enabled ?? true, days: more.days ?? 90, cover: more.cover ?? "return" },
    fallbackPhone: null,
    consent: { rule: "assumed", formCountries: [], honourGpc: false },
    metaCookies: null,
  };
}

const nobody: Visitor = { id: visitorId, owners: [] };
const of = (agentId: string, at = now - day, coverId?: string): Visitor => ({
  id: visitorId,
  owners: [{ agentId, at, coverId }],
});
const kind = (rotator: PublishedRotator, visitor: Visitor) => {
  const belonging = findBelonging(rotator, visitor, now);
  return (
    belonging && `${belonging.kind} ${"member" in belonging ? belonging.member.id : belonging.owner.agentId}`
  );
};
/** A click that the rotation or the belonging led to this agent. */
const lead = (rotator: PublishedRotator, visitor: Visitor, agentId: string, at = now) =>
  bindVisitor(visitor, rotator, findBelonging(rotator, visitor, at), agentId, at);

describe("a returning visitor", () => {
  it("belongs to the agent that it first got", () => {
    const rotator = pool({ [A]: "active", [B]: "active" });
    expect(kind(rotator, nobody)).toBeUndefined();
    expect(kind(rotator, lead(rotator, nobody, B))).toBe(`owner ${B}`);
  });

  it("still belongs to an agent that serves old customers only", () => {
    expect(kind(pool({ [A]: "drain", [B]: "active" }), of(A))).toBe(`owner ${A}`);
  });

  it("is covered while its agent is off, always by the same one, and goes back", () => {
    const away = pool({ [A]: "off", [B]: "active", [C]: "active" });
    expect(kind(away, of(A))).toBe(`uncovered ${A}`);
    const covered = lead(away, of(A), C);
    expect(kind(away, covered)).toBe(`cover ${C}`);
    expect(kind(away, lead(away, covered, C))).toBe(`cover ${C}`);
    expect(kind(pool({ [A]: "active", [B]: "active", [C]: "active" }), covered)).toBe(`owner ${A}`);
  });

  it("gets another cover when that one is off or serves old customers only", () => {
    const covered = of(A, now - day, C);
    expect(kind(pool({ [A]: "off", [B]: "active", [C]: "off" }), covered)).toBe(`uncovered ${A}`);
    expect(kind(pool({ [A]: "off", [B]: "active", [C]: "drain" }), covered)).toBe(`uncovered ${A}`);
  });

  it("stays with who covered where the rotator says so", () => {
    const away = pool({ [A]: "off", [B]: "active" }, { cover: "keep" });
    const kept = lead(away, of(A), B);
    expect(kind(pool({ [A]: "active", [B]: "active" }), kept)).toBe(`owner ${B}`);
  });

  it("belongs to the heir of an agent that left, else to the next turn", () => {
    expect(kind(pool({ [B]: "active", [C]: "active" }, { heirs: { [A]: C } }), of(A))).toBe(`owner ${C}`);
    expect(kind(pool({ [B]: "active", [C]: "active" }), of(A))).toBeUndefined();
    expect(kind(pool({ [B]: "active" }, { heirs: { [A]: D } }), of(A))).toBeUndefined();
  });

  it("is covered for the heir while that one is off", () => {
    const rotator = pool({ [B]: "active", [C]: "off" }, { heirs: { [A]: C } });
    const covered = lead(rotator, of(A), B);
    expect(kind(pool({ [B]: "active", [C]: "active" }, { heirs: { [A]: C } }), covered)).toBe(`owner ${C}`);
  });

  it("belongs to the same agent in every rotator that shares it", () => {
    const one = pool({ [A]: "active", [B]: "active" });
    const other = pool({ [B]: "active", [C]: "active" });
    expect(kind(other, lead(one, nobody, B))).toBe(`owner ${B}`);
  });

  it("belongs to the latest of several owners in the pool", () => {
    const visitor: Visitor = {
      id: visitorId,
      owners: [
        { agentId: A, at: now - 5_000 },
        { agentId: D, at: now - 1_000 },
        { agentId: B, at: now - 3_000 },
      ],
    };
    expect(kind(pool({ [A]: "active", [B]: "active" }), visitor)).toBe(`owner ${B}`);
  });

  it("is forgotten when the rotator's days have passed since the last click", () => {
    expect(kind(pool({ [A]: "active" }), of(A, now - 90 * day))).toBe(`owner ${A}`);
    expect(kind(pool({ [A]: "active" }), of(A, now - 90 * day - 1_000))).toBeUndefined();
    expect(kind(pool({ [A]: "active" }, { days: 7 }), of(A, now - 8 * day))).toBeUndefined();
  });

  it("is neither looked up nor remembered where that is off", () => {
    const rotator = pool({ [A]: "active" }, { enabled: false });
    expect(kind(rotator, of(A))).toBeUndefined();
    expect(lead(rotator, nobody, A)).toEqual(nobody);
  });
});

describe("the visitor cookie", () => {
  it("reads back as it was written", () => {
    const visitor: Visitor = {
      id: visitorId,
      owners: [
        { agentId: A, at: now - 2_000, coverId: B },
        { agentId: C, at: now - 5_000 },
      ],
    };
    expect(readVisitorCookie(writeVisitorCookie(visitor), now)).toEqual(visitor);
  });

  it("holds six owners at most, and no phone number", () => {
    let visitor = nobody;
    for (let n = 1; n <= 20; n++)
      visitor = bindVisitor(
        visitor,
        pool({ [id("agt", n)]: "active" }),
        undefined,
        id("agt", n),
        now - 60_000 + n * 1_000,
      );
    expect(visitor.owners).toHaveLength(6);
    expect(visitor.owners[0]?.agentId).toBe(id("agt", 20));
    const cookie = writeVisitorCookie(visitor);
    expect(readVisitorCookie(cookie, now)?.owners).toHaveLength(6);
    expect(cookie.length).toBeLessThan(600);
  });

  it("ignores an owner of the future", () => {
    const cookie = writeVisitorCookie({ id: visitorId, owners: [{ agentId: A, at: now + day }] });
    expect(readVisitorCookie(cookie, now)).toEqual(nobody);
  });

  it.each([
    "",
    ".",
    "x",
    visitorId,
    `${visitorId.slice(4)}.x-1`,
    `${visitorId.slice(4)}.${A.slice(4)}-!!`,
    `${visitorId.slice(4)}.${A.slice(4)}-1-2-3`,
    visitorId.slice(4).toUpperCase(),
    "z".repeat(5_000),
    "8".repeat(26),
  ])("is no visitor when it is %j", (value) => {
    expect(readVisitorCookie(value, now)).toBeUndefined();
  });

  it("never throws, whatever it holds", () => {
    fc.assert(fc.property(fc.string({ maxLength: 700 }), (value) => void readVisitorCookie(value, now)));
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        (parts) => void readVisitorCookie([visitorId.slice(4), ...parts].join("."), now),
      ),
    );
  });
});
