import { describe, it } from "vitest";
import { backOffMs, findTimeProblem, OLDEST_EVENT_MS } from "./time-left.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22);

const event = (eventAge: number, tryingFor: number, heldMs = 0) => ({
  ...{
    id: "",
    eventId: "",
    eventName: "",
    visitorId: undefined,
    facts: undefined,
    claim: 1,
    tries: 1,
    cappedTries: 0,
  },
  eventAt: NOW - eventAge,
  startedAt: NOW - tryingFor,
  heldMs,
});

describe("an event", () => {
  it.for<[string, ReturnType<typeof event>, string | undefined]>([
    ["just made", event(0, 0), undefined],
    ["tried for nearly a day", event(24 * HOUR, 24 * HOUR - 1), undefined],
    ["tried for a day", event(24 * HOUR, 24 * HOUR), "tried_too_long"],
    ["tried for a day beside the time held", event(60 * HOUR, 60 * HOUR, 36 * HOUR), "tried_too_long"],
    ["tried for less, the time held apart", event(60 * HOUR, 60 * HOUR, 36 * HOUR + 1), undefined],
    ["recorded late", event(OLDEST_EVENT_MS - 1, 0), undefined],
    ["seven days old, but for five minutes", event(OLDEST_EVENT_MS, 0), "too_old"],
    ["held until it was too old", event(OLDEST_EVENT_MS, OLDEST_EVENT_MS, OLDEST_EVENT_MS), "too_old"],
  ])("%s", ([, claimed, problem], { expect }) => {
    expect(findTimeProblem(claimed, NOW)).toBe(problem);
  });
});

describe("a back-off", () => {
  it.for([
    [1, 20_000],
    [2, 40_000],
    [5, 320_000],
    [8, 1_800_000],
    [1_000, 1_800_000],
  ] as const)("after try %i is about %i ms, spread to both sides", ([tries, ms], { expect }) => {
    expect(backOffMs(tries, 0)).toBe(0.75 * ms);
    expect(backOffMs(tries, 0.5)).toBe(ms);
    expect(backOffMs(tries, 0.999_999)).toBeLessThanOrEqual(1.25 * ms);
  });
});
