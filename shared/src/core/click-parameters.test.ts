import { describe, it } from "vitest";
import { judgeAdParameters, parseClickParameters } from "./click-parameters.ts";

describe("parseClickParameters", () => {
  it.for<[query: string, known: Record<string, string>]>([
    ["", {}],
    ["utm_source=ig&utm_medium=paid", { utm_source: "ig", utm_medium: "paid" }],
    ["utm_campaign=Promo%20November+2026", { utm_campaign: "Promo November 2026" }],
    ["utm_source=&utm_source=tiktok&utm_source=ig", { utm_source: "tiktok" }],
    ["utm_source", {}],
    ["=x&&utm_source=a=b", { utm_source: "a=b" }],
    ["utm_source=100%", { utm_source: "100%" }],
    ["utm_source=%E4%BD%A0%FFx", { utm_source: "%E4%BD%A0%FFx" }],
    ["utm_source=%zz%20ok", { utm_source: "%zz ok" }],
    ["utm_source=%F0%9F%98%80", { utm_source: "😀" }],
    ["utm_source=a%00b", { utm_source: "ab" }],
    [
      "gclid=g&gbraid=b&wbraid=w&ttclid=t&li_fat_id=l&msclkid=m",
      { gclid: "g", gbraid: "b", wbraid: "w", ttclid: "t", li_fat_id: "l", msclkid: "m" },
    ],
    ["__proto__=x&constructor=y&toString=z", {}],
    ["UTM_SOURCE=x&phone=62812", {}],
  ])("reads %j", ([query, known], { expect }) => {
    expect(Object.fromEntries(parseClickParameters(query).known)).toEqual(known);
  });

  it("keeps custom values, whatever their names would mean to an object", ({ expect }) => {
    const { custom } = parseClickParameters("k___proto__=a&k_constructor=b&k_budget=5%20jt&k_=no&k_a%20b=no");
    expect([...custom]).toEqual([
      ["k___proto__", "a"],
      ["k_constructor", "b"],
      ["k_budget", "5 jt"],
    ]);
    expect(JSON.stringify(Object.fromEntries(custom))).toBe(
      '{"k___proto__":"a","k_constructor":"b","k_budget":"5 jt"}',
    );
  });

  it("bounds the number and the length of values", ({ expect }) => {
    const query = Array.from({ length: 100 }, (_, i) => `k_${i}=${"x".repeat(10_000)}`).join("&");
    const { custom } = parseClickParameters(query);
    expect(custom.size).toBe(20);
    expect(Math.max(...[...custom.values()].map((value) => value.length))).toBe(300);
  });

  it("puts a whole character in the place of half a one", ({ expect }) => {
    expect(parseClickParameters("utm_source=\uD800x").known.get("utm_source")).toBe("\uFFFDx");
  });

  it("never cuts a character in two", ({ expect }) => {
    const value = parseClickParameters(`utm_source=${"x".repeat(299)}😀`).known.get("utm_source");
    expect(value).toBe("x".repeat(299));
  });
});

describe("judgeAdParameters", () => {
  it.for<[query: string, answer: string | undefined]>([
    ["", undefined],
    ["utm_source=ig", undefined],
    ["fbclid=abc&utm_source=ig", undefined],
    ["fbclid=abc", "missing"],
    ["ttclid=abc&k_budget=1", "missing"],
    ["utm_campaign={{campaign.name}}&fbclid=abc", "unreplaced"],
    ["utm_campaign=%7B%7Bcampaign.name%7D%7D", "unreplaced"],
    ["campaign_id=__CAMPAIGN_ID__&ttclid=x", "unreplaced"],
    ["utm_term={keyword}&gclid=x", "unreplaced"],
    ["utm_campaign=my__name__here", undefined],
    ["utm_campaign=promo {2026}", undefined],
  ])("of %j says %s", ([query, answer], { expect }) => {
    expect(judgeAdParameters(parseClickParameters(query))).toBe(answer);
  });
});
