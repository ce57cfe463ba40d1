import { describe, it } from "vitest";
import { toCsv } from "./to-csv.ts";

describe("a table as CSV", () => {
  it("has the columns that are named, with no formula among its texts", ({ expect }) => {
    const rows = [
      { b: -1.5, a: '=HYPERLINK("http://x")', c: 1 },
      { a: null, b: 2 },
    ];
    expect(toCsv(["a", "b"], rows)).toBe('\uFEFFa,b\r\n"\'=HYPERLINK(""http://x"")",-1.5\r\n,2\r\n');
    expect(toCsv(["a"], [])).toBe("\uFEFFa\r\n");
  });
});
