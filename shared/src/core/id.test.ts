import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isId, makeId, normalizeCode, visitorCode } from "./id.ts";

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const times = fc.integer({ min: 0, max: 2 ** 45 });

describe("an id", () => {
  it("sorts by its time", () => {
    fc.assert(
      fc.property(times, times, bytes, bytes, (one, other, random, more) => {
        fc.pre(one !== other);
        expect(makeId("clk", one, random) < makeId("clk", other, more)).toBe(one < other);
      }),
    );
  });

  it("is known by its prefix and form", () => {
    fc.assert(
      fc.property(
        times,
        bytes,
        (at, random) => isId("vis", makeId("vis", at, random)) && !isId("agt", makeId("vis", at, random)),
      ),
    );
    for (const value of [
      "vis_",
      "vis_0",
      `vis_${"u".repeat(26)}`,
      `vis_${"0".repeat(27)}`,
      `vis_${"9".repeat(26)}`,
    ])
      expect(isId("vis", value)).toBe(false);
  });

  it("gives a visitor its code, without look-alikes", () => {
    const id = makeId(
      "vis",
      Date.UTC(2026, 10, 22),
      Uint8Array.from([7, 17, 19, 2, 20, 9, 22, 28, 1, 1, 1, 1, 1, 1, 1, 1]),
    );
    expect(visitorCode(id)).toBe("7HK2M9PW");
    fc.assert(
      fc.property(bytes, (random) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(visitorCode(makeId("vis", 0, random)))),
    );
  });

  it("is found by a code that was mistyped", () => {
    expect(normalizeCode(" 7hkoi1lw ")).toBe("7HK0111W");
  });
});
