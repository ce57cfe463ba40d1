import type { Ad, Campaign } from "@rotator/shared/contract/reports";
import { expect, it } from "vitest";
import { listAdRows, peopleOf, pickLowest, pickOpen } from "./ad-rows.ts";

const count = (id: string | null, name: string | null, people = 0): Ad => ({
  ...{ id, name, people, clicks: 0, withContact: 0, chats: 0, qualified: 0, won: 0, values: [] },
});
const CAMPAIGNS: Campaign[] = [
  {
    ...count("c1", "Promo", 5),
    adSets: [
      { ...count("s1", "Wide", 3), ads: [count("a1", "Video", 2), count("a2", "Image", 1)] },
      { ...count(null, null, 2), ads: [count(null, null, 2)] },
    ],
  },
  { ...count(null, "a/b", 1), adSets: [{ ...count(null, null, 1), ads: [count(null, null, 1)] }] },
  { ...count("c3", null), adSets: [] },
];
const rows = listAdRows({ campaigns: CAMPAIGNS });
const namesOf = (shown: typeof rows) =>
  shown.map(({ path }) => path.map(({ id, name }) => id ?? name).join(">"));

it("shows campaigns, and below an open one what is in it", () => {
  expect(namesOf(pickOpen(rows, new Set()))).toEqual(["c1", "a/b", "c3"]);
  const opened = new Set([rows[0]?.key ?? ""]);
  expect(namesOf(pickOpen(rows, opened))).toEqual(["c1", "c1>s1", "c1>", "a/b", "c3"]);
  opened.add(rows[1]?.key ?? "");
  expect(namesOf(pickOpen(rows, opened))).toEqual([
    "c1",
    "c1>s1",
    "c1>s1>a1",
    "c1>s1>a2",
    "c1>",
    "a/b",
    "c3",
  ]);
  opened.delete(rows[0]?.key ?? "");
  expect(namesOf(pickOpen(rows, opened))).toEqual(["c1", "a/b", "c3"]);
});

it("offers to open only what tells of something", () => {
  expect(rows.map(({ childCount }) => childCount)).toEqual(
    [2, 2, 0, 0, 0, 0, 0, 0, 0, 0].slice(0, rows.length),
  );
});

it("copies the lowest lines, which add up to all people", () => {
  const lowest = pickLowest(rows);
  expect(lowest.reduce((sum, { counts }) => sum + counts.people, 0)).toBe(6);
  expect(namesOf(lowest)).toEqual(["c1>s1>a1", "c1>s1>a2", "c1>>", "a/b>>", "c3"]);
});

it("finds a campaign of the days before by its id, by its name where it has none", () => {
  expect(peopleOf(CAMPAIGNS, { id: "c1", name: "renamed" })).toBe(5);
  expect(peopleOf(CAMPAIGNS, { id: null, name: "a/b" })).toBe(1);
  expect(peopleOf(CAMPAIGNS, { id: null, name: "Promo" })).toBe(0);
});
