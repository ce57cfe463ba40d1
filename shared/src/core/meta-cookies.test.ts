import { describe, expect, it } from "vitest";
import { chooseFbc, makeFbp, readMetaCookie } from "./meta-cookies.ts";

const now = 1_795_000_000_000;

describe("Meta's click id", () => {
  it("is kept with its first time while the same click id comes", () => {
    expect(chooseFbc("fb.1.1700000000000.AbC_d-1", "AbC_d-1", 1, now)).toBe("fb.1.1700000000000.AbC_d-1");
    expect(chooseFbc("fb.1.1700000000000.AbC_d-1.AQ", "AbC_d-1", 1, now)).toBe(
      "fb.1.1700000000000.AbC_d-1.AQ",
    );
  });

  it("is that of the newest click, case kept", () => {
    expect(chooseFbc("fb.1.1700000000000.AbC", "abc", 2, now)).toBe(`fb.2.${now}.abc`);
    expect(chooseFbc(undefined, "IwAR0xYz", 1, now)).toBe(`fb.1.${now}.IwAR0xYz`);
  });

  it("stays the cookie's own without a new one", () => {
    expect(chooseFbc("fb.1.1700000000000.AbC", undefined, 1, now)).toBe("fb.1.1700000000000.AbC");
    expect(chooseFbc(undefined, undefined, 1, now)).toBeUndefined();
  });

  it.each(["a;Path=/", "a b", "a\r\nSet-Cookie: x", "", "x".repeat(501)])("is never made of %j", (fbclid) => {
    expect(chooseFbc(undefined, fbclid, 1, now)).toBeUndefined();
  });
});

describe("a cookie of Meta's", () => {
  it.each([
    ["fb.1.1700000000000.123456789", true],
    ["fb.2.1700000000000.IwAR0.AQQCAQMC", true],
    ["fb.1.1700000000000.IwAR0.AQ", true],
    ["fb.1.1700000000000.IwAR0.toolongappendix", false],
    ["fb.1.1700000000000.", false],
    ["xx.1.1700000000000.abc", false],
    ["fb.x.1700000000000.abc", false],
    ["", false],
  ])("%j is one: %j", (value, valid) => {
    expect(readMetaCookie(value)).toBe(valid ? value : undefined);
  });

  it("names a browser", () => {
    expect(readMetaCookie(makeFbp(1, now, 0.5))).toBe(`fb.1.${now}.1073741824`);
  });
});
