import { describe, expect, it } from "vitest";
import { findAway, findRosterAt, type Roster, sumDue } from "./shares.ts";

const member = (agentId: string, weight = 1, state = "active") => ({ agentId, weight, state });
const roster = (version: number, createdAt: number, ...members: Roster["members"]): Roster => ({
  version,
  createdAt,
  members,
});

const rosters = [
  roster(1, 0, member("a"), member("b")),
  roster(2, 100, member("a")),
  roster(3, 200, member("a"), member("b"), member("c", 2)),
  roster(4, 300, member("a"), member("b", 1, "drain"), member("c", 2)),
];

describe("what is due", () => {
  it("is summed over the turns, each by its own roster", () => {
    const { due, withoutRoster } = sumDue(
      rosters,
      new Map([
        [1, 10],
        [2, 6],
        [3, 8],
        [4, 3],
        [9, 5],
      ]),
    );
    expect(Object.fromEntries(due)).toEqual({ a: 5 + 6 + 2 + 1, b: 5 + 2, c: 4 + 2 });
    expect(withoutRoster).toBe(5);
  });

  it("is by the roster that held at the time", () => {
    expect(findRosterAt(rosters, 100)?.version).toBe(2);
    expect(findRosterAt(rosters, 99)?.version).toBe(1);
    expect(findRosterAt(rosters, -1)).toBeUndefined();
  });
});

describe("an agent", () => {
  it("is off between rosters that have it, absent before the first, and drains by its state", () => {
    expect(findAway(rosters, "a", 0, 400)).toEqual([]);
    expect(findAway(rosters, "b", 0, 400)).toEqual([
      { state: "off", from: 100, to: 200 },
      { state: "drain", from: 300, to: 400 },
    ]);
    expect(findAway(rosters, "c", 50, 400)).toEqual([{ state: "absent", from: 50, to: 200 }]);
    expect(findAway(rosters, "b", 150, 180)).toEqual([{ state: "off", from: 150, to: 180 }]);
  });
});
