import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanValue, cutCharacters, readPair, readParameter } from "./query.ts";

describe("a query", () => {
  it.each([
    ["a=1&b=2", "b", "2"],
    ["a=1&b=2", "c", undefined],
    ["xa=1&a=2", "a", "2"],
    ["a=1&a=2", "a", "1"],
    ["a=", "a", ""],
    ["a=b=c", "a", "b=c"],
    ["utm_x=%C3%A9+%26", "utm_x", "é &"],
    ["a=%", "a", "%"],
    ["a=%E0%A4%A&b=1", "a", "%E0%A4%A"],
    ["a=%41%zz%ff", "a", "A%zz%ff"],
    ["k___proto__=1", "k___proto__", "1"],
  ])("%j holds %j as %j", (query, name, value) => {
    expect(readParameter(query, name)).toBe(value);
  });

  it("agrees with the platform's own reading of well-formed queries", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string({ unit: "grapheme" })),
        (parameters) => {
          const query = new URLSearchParams(parameters).toString();
          for (const [name, value] of Object.entries(parameters))
            expect(readParameter(query, name)).toBe(value);
        },
      ),
    );
  });

  it.each([
    ["wr=1; _fbc=2", "_fbc", "2"],
    ["wr=1;_fbc=2;_fbp=3", "_fbc", "2"],
    ["x_fbc=1; _fbc=2", "_fbc", "2"],
    ["x=_fbc=1; _fbc=2", "_fbc", "2"],
    ["x_fbc=1", "_fbc", undefined],
    ["_fbc=", "_fbc", ""],
    ["", "_fbc", undefined],
  ])("of cookies %j has %s %j", (cookies, name, value) => {
    expect(readPair(cookies, name, ";")).toBe(value);
  });

  it("gives a click id as it came", () => {
    expect(readPair("fbclid=IwAR0%2Bx&y=1", "fbclid", "&")).toBe("IwAR0%2Bx");
  });
});

describe("a value", () => {
  it("is one clean line", () => {
    expect(cleanValue(" a\r\nb\u0000c\u202Ed\uFEFF ", 50)).toBe("a b c d");
    expect(cleanValue("👨‍👩‍👧 ok", 50)).toBe("👨‍👩‍👧 ok");
    expect(cleanValue("\ud83d", 50)).toBe("\ufffd");
  });

  it("is cut on whole characters", () => {
    expect(cutCharacters("a😀b😀", 2)).toBe("a😀");
    expect(cutCharacters("😀".repeat(5), 3)).toBe("😀😀😀");
    expect(cutCharacters("abc", 3)).toBe("abc");
  });
});
