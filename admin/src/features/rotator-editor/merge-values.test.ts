import { describe, expect, it } from "vitest";
import { afterSave } from "./after-save.ts";
import { type EditorMember, type EditorValues, newValues } from "./editor-values.ts";
import { mergeValues } from "./merge-values.ts";

const member = (agentId: string, weight = 100): EditorMember => ({
  key: agentId,
  agentId,
  name: agentId,
  phone: "62",
  weight,
});
const fresh: EditorMember = { key: "new-1", agentId: null, name: "Dewi", phone: "0812", weight: 100 };
const BASE: EditorValues = {
  ...newValues("dom_1", "id"),
  name: "Promo",
  members: [member("a"), member("b")],
};
const having = (changes: Partial<EditorValues>): EditorValues => ({ ...BASE, ...changes });
const ids = ({ members }: EditorValues) => members.map(({ agentId, key }) => agentId ?? key);

describe("what two people changed", () => {
  it.each<[string, Partial<EditorValues>, Partial<EditorValues>, Partial<EditorValues>, string[], string[]]>([
    ["only mine", { name: "Mine" }, {}, { name: "Mine" }, [], []],
    ["only theirs", {}, { name: "Theirs" }, { name: "Theirs" }, ["name"], []],
    ["both alike", { name: "Same" }, { name: "Same" }, { name: "Same" }, [], []],
    ["both apart", { name: "Mine" }, { name: "Theirs" }, { name: "Mine" }, [], ["name"]],
    [
      "different fields",
      { slug: "mine" },
      { deeplink: true },
      { slug: "mine", deeplink: true },
      ["deeplink"],
      [],
    ],
  ])("is joined: %s", (_what, mine, theirs, joined, taken, kept) => {
    expect(mergeValues(BASE, having(mine), having(theirs))).toEqual({ values: having(joined), taken, kept });
  });

  it.each<[string, EditorMember[], EditorMember[], string[], boolean]>([
    [
      "they added one",
      [member("a"), member("b")],
      [member("a"), member("b"), member("c")],
      ["a", "b", "c"],
      true,
    ],
    ["they took one out", [member("a"), member("b"), fresh], [member("a")], ["a", "new-1"], true],
    ["I took out, they added", [member("b")], [member("a"), member("b"), member("c")], ["b", "c"], true],
    ["I turned the order", [member("b"), member("a")], [member("a"), member("b")], ["b", "a"], false],
    ["they turned the order", [member("a"), member("b")], [member("b"), member("a")], ["b", "a"], true],
    ["both took the same out", [member("a")], [member("a")], ["a"], false],
  ])("is joined in the list of CS: %s", (_what, mine, theirs, list, isTaken) => {
    const { values, taken } = mergeValues(BASE, having({ members: mine }), having({ members: theirs }));
    expect(ids(values)).toEqual(list);
    expect(taken.includes("members")).toBe(isTaken);
  });

  it("keeps my weight and takes theirs where only they changed it", () => {
    const mine = having({ members: [member("a", 80), member("b")] });
    const theirs = having({ members: [member("a", 70), member("b", 30)] });
    const { values, taken, kept } = mergeValues(BASE, mine, theirs);
    expect(values.members.map(({ weight }) => weight)).toEqual([80, 30]);
    expect([taken, kept]).toEqual([["members"], ["members"]]);
  });
});

describe("what was typed while it was saved", () => {
  it("stays, and who was new is known from then on", () => {
    const sent = having({ members: [member("a"), fresh] });
    const current = { ...sent, name: "Later", members: [{ ...fresh, weight: 50 }, member("a")] };
    const saved = having({ members: [member("a"), member("d")] });
    const values = afterSave(sent, current, saved);
    expect(values.name).toBe("Later");
    expect(values.members.map(({ agentId, weight }) => [agentId, weight])).toEqual([
      ["d", 50],
      ["a", 100],
    ]);
  });
});
