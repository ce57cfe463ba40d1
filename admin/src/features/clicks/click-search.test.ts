import { expect, it } from "vitest";
import { readClickSearch, toClickFilter } from "./click-search.ts";

const TIMES = { from: 1, to: 2 };
const ask = (search: string) => toClickFilter(readClickSearch(new URLSearchParams(search)), TIMES);

it.each([
  ["", {}],
  ["kind=human", { verdict: "human" }],
  ["kind=returning", { verdict: "human", choice: "sticky" }],
  ["kind=cover", { verdict: "human", choice: "cover" }],
  ["kind=backup", { verdict: "human", choice: "fallback" }],
  ["kind=preview_or_bot", { verdict: "preview_or_bot" }],
  ["kind=nonsense&period=30d", {}],
  [
    "rotator=r&cs=a&campaign=c&source=fb&country=ID&device=mobile&app=tiktok",
    {
      rotatorId: "r",
      agentId: "a",
      campaign: "c",
      source: "fb",
      country: "ID",
      device: "mobile",
      inApp: "tiktok",
    },
  ],
])("asks the API for what %j says", (search, filter) => {
  expect(ask(search)).toEqual({ from: "1", to: "2", ...filter });
});
