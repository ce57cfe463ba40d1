import { describe, it } from "vitest";
import { toCsv } from "./to-csv.ts";

describe("a CSV", () => {
  it.for([
    ["=1+1", "'=1+1"],
    ["+62", "'+62"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =cmd|'/c calc'!A0", "'  =cmd|'/c calc'!A0"],
    ["\t=1", "'\t=1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["＝1+1", "'＝1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ["two\nlines", '"two\nlines"'],
    ["a,b;c", '"a,b;c"'],
    ["Promo = 50%", "Promo = 50%"],
  ])("holds %j without running it", ([text, cell], { expect }) => {
    expect(toCsv(["name"], [{ name: text ?? "" }])).toBe(`\uFEFFname\r\n${cell}\r\n`);
  });

  it("leaves numbers as numbers and nothing as nothing", ({ expect }) => {
    expect(toCsv(["a", "b", "c"], [{ a: -1.5, b: null }])).toBe("\uFEFFa,b,c\r\n-1.5,,\r\n");
    expect(toCsv(["a"], [])).toBe("\uFEFFa\r\n");
  });
});
