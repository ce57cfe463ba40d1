import { expect, it } from "vitest";
import { makeLead } from "../../../test/make-lead.ts";
import { orderByWaiting } from "./waiting-order.ts";

it("puts who waits on top, the longest first, and then who was heard of last", () => {
  const leads = [
    makeLead({ id: "talked long ago", status: "contacted", lastActivityAt: 1 }),
    makeLead({ id: "came just now", lastClickAt: 900 }),
    makeLead({ id: "by hand, waits long", lastClickAt: null, createdAt: 100 }),
    makeLead({ id: "talked just now", status: "won", lastActivityAt: 9 }),
    makeLead({ id: "waits longer", lastClickAt: 50, createdAt: 800 }),
  ];
  expect(orderByWaiting(leads).map(({ id }) => id)).toEqual([
    "waits longer",
    "by hand, waits long",
    "came just now",
    "talked just now",
    "talked long ago",
  ]);
});
