import { describe, it } from "vitest";
import { makeId } from "./id.ts";
import { readClickMessage } from "./read-click-message.ts";

const AT = Date.UTC(2026, 10, 22);
const id = (prefix: "clk" | "pck" | "vis") => makeId(prefix, AT, new Uint8Array(16));
const click = {
  id: id("clk"),
  at: AT,
  rotatorId: "rot_1",
  choice: "turn",
  rosterVersion: 1,
  verdict: "human",
  consent: "given",
  url: "https://link.example.com/wa/promo",
  query: "",
};
const pack = { v: 1, id: id("pck"), clicks: [click], lost: 0 };

describe("readClickMessage", () => {
  it.for([0, 1, 2])("reads format %i", (v, { expect }) => {
    expect(readClickMessage({ ...pack, v })).toEqual({
      id: pack.id,
      clicks: [click],
      malformed: [],
      lost: 0,
    });
  });

  it.for<[body: unknown, problem: string]>([
    [undefined, "not an object"],
    ["text", "not an object"],
    [[pack], "not an object"],
    [{ ...pack, v: 3 }, "unknown format version"],
    [{ ...pack, v: "1" }, "unknown format version"],
    [{ ...pack, id: "clk_1" }, "id: not a pack's id"],
    [{ ...pack, clicks: {} }, "clicks: not a list"],
    [{ ...pack, lost: -1 }, "lost: not a count"],
  ])("refuses %j", ([body, problem], { expect }) => {
    expect(readClickMessage(body)).toEqual({ problem });
  });

  it.for<[change: Record<string, unknown>, problem: string]>([
    [{ id: 7 }, "id: not a click's id"],
    [{ id: makeId("clk", AT + 1, new Uint8Array(16)) }, "id: not of the click's time"],
    [{ at: "now" }, "at: not a time"],
    [{ rotatorId: "" }, "rotatorId: not an id"],
    [{ agentId: null }, "agentId: not an id"],
    [{ visitorId: "vis_forged" }, "visitorId: not a visitor's id"],
    [{ choice: "random" }, "choice: unknown"],
    [{ verdict: "constructor" }, "verdict: unknown"],
    [{ consent: true }, "consent: unknown"],
    [{ rosterVersion: 1.5 }, "rosterVersion: not a count"],
    [{ query: null }, "query: not a text"],
    [{ ip: 1 }, "ip: not a text"],
  ])("sets a click with %j apart from the others", ([change, problem], { expect }) => {
    const malformed = { ...click, ...change };
    expect(readClickMessage({ ...pack, clicks: [malformed, click] })).toMatchObject({
      clicks: [click],
      malformed: [{ click: malformed, problem }],
    });
  });

  it("passes over what a newer edge adds", ({ expect }) => {
    expect(readClickMessage({ ...pack, v: 2, clicks: [{ ...click, mood: "good" }] })).toMatchObject({
      malformed: [],
    });
  });
});
