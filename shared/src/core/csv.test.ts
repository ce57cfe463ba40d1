import { describe, it } from "vitest";
import { readCsv, writeCsvLine, writeTsvLine } from "./csv.ts";

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe("a line of CSV", () => {
  it.for([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+62811", "'+62811"],
    ["-1+1", "'-1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1+1", "'＝1+1"],
    ["\tx", `"'\tx"`],
    ["\r=1", `"'\r=1"`],
    ['say "hi", Ayu', '"say ""hi"", Ayu"'],
    ["a;b", '"a;b"'],
    ["two\nlines", '"two\nlines"'],
    ["plain", "plain"],
  ])("holds %j as text", ([text, cell], { expect }) => {
    expect(writeCsvLine([text ?? ""])).toBe(`${cell}\r\n`);
  });

  it("keeps numbers, and nothing for null", ({ expect }) => {
    expect(writeCsvLine([-1, null, 2.5])).toBe("-1,,2.5\r\n");
  });
});

describe("a line for a spreadsheet", () => {
  it.for([
    ["120212345678901234", '="120212345678901234"'],
    ["6281234567890", '="6281234567890"'],
    ["00712345", '="00712345"'],
    ["123456E7", '="123456E7"'],
    ["11-12", '="11-12"'],
    ["1.500", '="1.500"'],
    ["12345678", "12345678"],
    ["7K3M9QXA", "7K3M9QXA"],
    ["2026-11-22T09:12:33.123Z", "2026-11-22T09:12:33.123Z"],
    ["=1+1", "'=1+1"],
    ["+6281234567890", "'+6281234567890"],
  ] as [string, string][])("keeps %j as it is written", ([text, cell], { expect }) => {
    expect(writeTsvLine([text], "comma")).toBe(`${cell}\n`);
    const line = writeCsvLine([text, 1.5], "comma");
    expect(line).toBe(`${cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell},1.5\r\n`);
    expect(cellsOf(line)).toEqual([[text, "1.5"]]);
    expect(writeCsvLine([text]).startsWith("=")).toBe(false);
  });

  it("parts columns and decimals as the spreadsheet's region does", ({ expect }) => {
    const values = ["Promo; satu, dua", 0.25, null];
    expect(writeCsvLine(values, "semicolon")).toBe('"Promo; satu, dua";0,25;\r\n');
    expect(writeTsvLine(values, "semicolon")).toBe("Promo; satu, dua\t0,25\t\n");
    expect(cellsOf(`a;b;c\n${writeCsvLine(values, "semicolon")}`)[1]).toEqual([
      "Promo; satu, dua",
      "0,25",
      "",
    ]);
  });
});

describe("reading CSV", () => {
  it("gives back what was written, without its apostrophes", ({ expect }) => {
    const values = ["=1+1", 'a "b", c', "two\r\nlines", "", "'quoted'", "\tx"];
    expect(cellsOf(`${writeCsvLine(["a", "b"])}${writeCsvLine(values)}`)).toEqual([["a", "b"], values]);
  });

  it.for([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "\uFEFFa;b\r\nc;d,e\r\n",
      [
        ["a", "b"],
        ["c", "d,e"],
      ],
    ],
    [
      "a\tb\rc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\n\n , \nc,\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ['a\n"never closed', [["a"], ["never closed"]]],
    [
      'a,b\n"c"x,d',
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["", []],
  ] as const)("takes %j", ([text, rows], { expect }) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it("says on which line a row begins", ({ expect }) => {
    expect(readCsv('a\n"b\nc"\n\nd').map(({ line }) => line)).toEqual([1, 2, 5]);
  });
});

describe("a line for the clipboard", () => {
  it("has numbers raw, and of text nothing that a spreadsheet would run or take for another cell", ({
    expect,
  }) => {
    expect(writeTsvLine(["a\tb\nc", 1500.5, null, "=1+1", "\t=1+1", "62811"], "comma")).toBe(
      "a b c\t1500.5\t\t'=1+1\t' =1+1\t62811\n",
    );
  });
});
