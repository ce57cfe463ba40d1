import { type MessageTemplate, parseTemplate } from "@rotator/shared/core/message";
import type { PublishedMember, PublishedRotator } from "@rotator/shared/core/published-rotator";
import { type Turns, createTurns, takeTurn } from "@rotator/shared/core/turns";
import type { Isolate } from "./isolate.ts";

/** All that an isolate holds of one rotator: its copy, and the turns that the rotation lent to it. */
export interface Lane {
  rotator: PublishedRotator;
  template: MessageTemplate;
  /** Members that take turns have a weight here. */
  weights: number[];
  canTakeTurns: boolean;
  /** Turns taken without the rotation, and spread that is charged to nobody. */
  localTurns: Turns | undefined;
  spread: Turns | undefined;
  /** When the copy was loaded. */
  loadedAt: number;
  /** When the rotation was asked and then said that the copy is true. */
  confirmedAt: number;
  run: number[];
  runAt: number;
  runExpiresAt: number;
  /** The one call under way. */
  call: Promise<void> | undefined;
  waiting: number;
  /** Clicks a second that need a turn. */
  rate: number;
  lastTurnAt: number;
  /** By agent id: not used (positive) or taken without the rotation (negative); told with the next call. */
  unused: Record<string, number> | undefined;
  failures: number;
  /** Until then the rotation is left alone. */
  openUntil: number;
}

const MAX_LANES = 500;

export function createLane(rotator: PublishedRotator, loadedAt: number): Lane {
  return {
    ...derive(rotator),
    loadedAt,
    confirmedAt: 0,
    run: [],
    runAt: 0,
    runExpiresAt: 0,
    call: undefined,
    waiting: 0,
    rate: 0,
    lastTurnAt: 0,
    unused: undefined,
    failures: 0,
    openUntil: 0,
  };
}

/** Puts a newer copy into a lane. Turns that were lent when others stood in these places are void. */
export function updateLane(lane: Lane, rotator: PublishedRotator): void {
  if (rotator.version <= lane.rotator.version) return;
  const unused = rotator.rosterVersion === lane.rotator.rosterVersion ? lane.unused : undefined;
  const { localTurns, spread, run, runAt } = lane;
  const kept = hasSamePlaces(lane.rotator, rotator)
    ? { localTurns, spread, run, runAt }
    : { run: [], runAt: 0 };
  Object.assign(lane, derive(rotator), kept, { unused });
}

/** Whether positions in both mean the same members with the same part in the turns. */
export function hasSamePlaces(one: PublishedRotator, other: PublishedRotator): boolean {
  if (one.members.length !== other.members.length || one.status !== other.status) return false;
  return one.members.every((member, i) => {
    const twin = other.members[i];
    return twin?.id === member.id && turnWeight(twin) === turnWeight(member);
  });
}

function derive(rotator: PublishedRotator) {
  const weights = turnWeights(rotator);
  return {
    rotator,
    template: parseTemplate(rotator.messageTemplate),
    weights,
    canTakeTurns: rotator.status === "active" && weights.some((weight) => weight > 0),
    localTurns: undefined,
    spread: undefined,
  };
}

/** Each member's part in the turns; 0 for who takes none. */
export function turnWeights({ members }: PublishedRotator): number[] {
  return members.map(turnWeight);
}

/** A weight of 0 is for old customers only. */
export function turnWeight(member: PublishedMember): number {
  return member.state === "active" ? member.weight : 0;
}

export function keepLane(isolate: Isolate, address: string, lane: Lane): void {
  isolate.lanes.set(address, lane);
  isolate.lanesById.set(lane.rotator.id, lane);
  dropIdlest(isolate.lanes);
  dropIdlest(isolate.lanesById);
}

function dropIdlest(lanes: Map<string, Lane>): void {
  if (lanes.size <= MAX_LANES) return;
  let idlest: [key: string, lane: Lane] | undefined;
  for (const entry of lanes) if (!idlest || lastUsedAt(entry[1]) < lastUsedAt(idlest[1])) idlest = entry;
  if (idlest) lanes.delete(idlest[0]);
}

function lastUsedAt({ loadedAt, confirmedAt, lastTurnAt }: Lane): number {
  return Math.max(loadedAt, confirmedAt, lastTurnAt);
}

/** Whose turn it is by this isolate's own count. It begins anywhere, so that isolates do not all begin with the first agent. */
export function takeLocalTurn(lane: Lane): number | undefined {
  lane.localTurns ??= startAnywhere(lane.weights);
  return takeTurn(lane.localTurns);
}

/** Anybody who takes turns, one after the other, charged to nobody. */
export function takeAnyActive(lane: Lane): PublishedMember | undefined {
  lane.spread ??= startAnywhere(lane.weights.map((weight) => (weight > 0 ? 1 : 0)));
  const position = takeTurn(lane.spread);
  return position === undefined ? undefined : lane.rotator.members[position];
}

function startAnywhere(weights: number[]): Turns {
  const turns = createTurns(weights);
  for (let steps = Math.floor(Math.random() * 97); steps > 0; steps--) takeTurn(turns);
  return turns;
}
