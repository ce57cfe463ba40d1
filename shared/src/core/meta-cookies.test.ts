import { describe, expect, it } from "vitest";
import { chooseFbc, makeFbp, parseFbc, readFbc, readFbp } from "./meta-cookies.ts";

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

  it.each([
    "a;Path=/",
    "a b",
    "a\r\nSet-Cookie: x",
    "",
    "x".repeat(501),
    "a.b.c",
    "john@gmail",
    "john%40gmail",
    "john%2540gmail",
  ])("is never made of %j, which leaves the cookie as it is", (fbclid) => {
    expect(chooseFbc(undefined, fbclid, 1, now)).toBeUndefined();
    expect(chooseFbc("fb.1.1700000000000.AbC", fbclid, 1, now)).toBe("fb.1.1700000000000.AbC");
  });

  it.each(["IwAR0xYz", "a~b", "a+b", "a=", "aBcD%2BeF%3D%2f", "x".repeat(500)])(
    "made of %j is one that can be read",
    (fbclid) => {
      const fbc = chooseFbc(undefined, fbclid, 1, now);
      expect(readFbc(fbc, now)).toBe(fbc);
      expect(parseFbc(fbc ?? "")).toEqual({ createdAt: now, clickId: fbclid });
    },
  );
});

describe("a cookie of Meta's", () => {
  it.each([
    ["fb.1.1700000000000.123456789", true],
    ["fb.2.1700000000000.IwAR0.AQQCAQMC", true],
    ["fb.1.1700000000000.IwAR0.AQ", true],
    ["fb.1.1700000000000.IwAR0%2Bx", true],
    ["fb.1.1700000000000.IwAR0.toolongappendix", false],
    ["fb.1.1700000000000.IwAR0%40x", false],
    ["fb.1.1700000000000.john@gmail.co", false],
    ["fb.1.1700000000.IwAR0", false],
    ["fb.1.1700000000000000.IwAR0", false],
    ["fb.1.1700000000000.", false],
    ["xx.1.1700000000000.abc", false],
    ["fb.x.1700000000000.abc", false],
    ["", false],
  ])("%j is an _fbc: %j", (value, valid) => {
    expect(readFbc(value, now)).toBe(valid ? value : undefined);
  });

  it.each([
    ["fb.1.1700000000000.123456789", true],
    ["fb.1.1700000000000.123456789.AQQCAQMC", true],
    ["fb.1.1700000000000.123456789.AQ", true],
    ["fb.1.1700000000000.hello", false],
    ["fb.1.1700000000000.123.john@gmail.co", false],
    ["fb.1.1700000000000.john@gmail.co", false],
    ["fb.1.1700000000.123", false],
    ["fb.1.1700000000000.", false],
    ["", false],
  ])("%j is an _fbp: %j", (value, valid) => {
    expect(readFbp(value, now)).toBe(valid ? value : undefined);
  });

  it("of a device whose clock is ahead is of now, and a little does not matter", () => {
    expect(readFbc(`fb.2.${now + 7_200_000}.AbC.AQ`, now)).toBe(`fb.2.${now}.AbC.AQ`);
    expect(readFbp("fb.1.9999999999999.123", now)).toBe(`fb.1.${now}.123`);
    expect(readFbp(`fb.1.${now + 60_000}.123`, now)).toBe(`fb.1.${now + 60_000}.123`);
  });

  it("names a browser", () => {
    expect(readFbp(makeFbp(1, now, 0.5), now)).toBe(`fb.1.${now}.1073741824`);
  });
});
