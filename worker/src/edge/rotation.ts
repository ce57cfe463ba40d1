import { DurableObject } from "cloudflare:workers";
import { type PublishedRotator, readPublishedRotator } from "@rotator/shared/core/published-rotator";
import { type Rota, changeRota, chargeTurns, createTurns, takeTurn } from "@rotator/shared/core/turns";
import type { EdgeEnv } from "./env.ts";
import { hasSamePlaces, turnWeights } from "./lane.ts";
import { LEASE_FORMAT, type Lease, type LeaseRequest } from "./lease.ts";
import { within } from "./within.ts";

const LOAD_LIMIT_MS = 300;
const LOAD_BY_ID = "SELECT body FROM published_rotators WHERE rotator_id = ?1 ORDER BY version DESC LIMIT 1";
/** Below this many turns a second each one is lent alone, so that their order is exact wherever clicks land. */
const EXACT_BELOW_PER_SECOND = 5;
const LEASE_SECONDS = 1;
const LEASE_MAX = 500;
/** Above this many calls a second leases grow, so that the object stays far under what one object can answer. */
const CALLS_PER_SECOND = 400;
const MEMORY_MS = 2_000;
const SAVE_EVERY_MS = 1_000;

/** Whose turn is next in one rotator; named by the rotator's id. It remembers, `core/turns` decides. */
export class Rotation extends DurableObject<EdgeEnv> {
  #copy: PublishedRotator | undefined;
  #rota: Rota = { ids: [], turns: createTurns([]), away: {} };
  #loading: Promise<void> | undefined;
  #turnsPerSecond = 0;
  #callsPerSecond = 0;
  #calledAt = 0;
  #savedAt = 0;

  constructor(ctx: DurableObjectState, env: EdgeEnv) {
    super(ctx, env);
    void ctx.blockConcurrencyWhile(async () => {
      this.#copy = await ctx.storage.get<PublishedRotator>("copy");
      const rota = await ctx.storage.get<Rota>("rota");
      if (rota) this.#rota = rota;
      else if (this.#copy) this.#changeRoster(this.#copy);
    });
  }

  /** Tells that rotations answer. */
  ping(): string {
    return "pong";
  }

  /** Takes a copy that is newer than its own; answers the version that it then holds. */
  publish(copy: PublishedRotator): number {
    const current = this.#copy;
    if (current && current.version >= copy.version) return current.version;
    if (!current || !hasSamePlaces(current, copy)) this.#changeRoster(copy);
    this.#copy = copy;
    void this.ctx.storage.put({ copy, rota: this.#rota });
    return copy.version;
  }

  /** Lends turns, settles what the caller reports, and tells it the copy if it has an older one; undefined if no copy can be had. */
  async lease(request: LeaseRequest): Promise<Lease | undefined> {
    if (!this.#copy || this.#copy.version < request.version) await this.#load(request.rotatorId);
    const copy = this.#copy;
    if (!copy) return undefined;
    if (request.rosterVersion === copy.rosterVersion) this.#settle(copy, request.unused);
    return makeLease(copy, request, this.#grant(request.want, request.rate));
  }

  /** The lease that would be given now, and nothing is lent: for who only looks. */
  async peek(request: LeaseRequest): Promise<Lease | undefined> {
    if (!this.#copy || this.#copy.version < request.version) await this.#load(request.rotatorId);
    const copy = this.#copy;
    if (!copy) return undefined;
    const turns = structuredClone(this.#rota.turns);
    const run = Array.from({ length: Math.min(request.want, LEASE_MAX) }, () => takeTurn(turns) ?? -1);
    return makeLease(
      copy,
      request,
      run.filter((position) => position >= 0),
    );
  }

  #changeRoster(copy: PublishedRotator): void {
    const ids = copy.members.map((member) => member.id);
    this.#rota = changeRota(this.#rota, ids, turnWeights(copy));
  }

  #load(rotatorId: string): Promise<void> {
    this.#loading ??= this.#loadFromD1(rotatorId).finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #loadFromD1(rotatorId: string): Promise<void> {
    const row = await within(
      LOAD_LIMIT_MS,
      this.env.DB.prepare(LOAD_BY_ID).bind(rotatorId).first<{ body: string }>(),
    );
    const copy = row?.value && readPublishedRotator(row.value.body);
    if (copy) this.publish(copy);
  }

  #settle(copy: PublishedRotator, unused: Record<string, number> | undefined): void {
    if (!unused) return;
    for (const [position, member] of copy.members.entries()) {
      const count = unused[member.id];
      if (count) chargeTurns(this.#rota.turns, position, -count);
    }
  }

  #grant(want: number, callerRate: number): number[] {
    const now = Date.now();
    const decay = Math.exp((this.#calledAt - now) / MEMORY_MS);
    this.#calledAt = now;
    this.#callsPerSecond = this.#callsPerSecond * decay + 1000 / MEMORY_MS;
    const run: number[] = [];
    for (let left = this.#leaseSize(want, callerRate); left > 0; left--) {
      const position = takeTurn(this.#rota.turns);
      if (position === undefined) break;
      run.push(position);
    }
    this.#turnsPerSecond = this.#turnsPerSecond * decay + (run.length * 1000) / MEMORY_MS;
    this.#save(now);
    return run;
  }

  #leaseSize(want: number, callerRate: number): number {
    if (want === 0) return 0;
    if (this.#turnsPerSecond < EXACT_BELOW_PER_SECOND) return Math.min(want, LEASE_MAX);
    const crowding = Math.max(1, this.#callsPerSecond / CALLS_PER_SECOND);
    return Math.min(Math.max(want, Math.ceil(callerRate * LEASE_SECONDS * crowding)), LEASE_MAX);
  }

  /** Each grant while they are rare, then once a second: a loss costs a turn or two of balance, and no visitor waits for a disk. */
  #save(now: number): void {
    if (this.#turnsPerSecond >= EXACT_BELOW_PER_SECOND && now - this.#savedAt < SAVE_EVERY_MS) return;
    this.#savedAt = now;
    void this.ctx.storage.put("rota", this.#rota, { allowUnconfirmed: true });
  }
}

function makeLease(copy: PublishedRotator, { version }: LeaseRequest, run: number[]): Lease {
  return { v: LEASE_FORMAT, version: copy.version, run, rotator: version < copy.version ? copy : undefined };
}
