import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MessageValues, carriesCode, checkTemplate, composeMessage, parseTemplate } from "./message.ts";
import { readParameter } from "./query.ts";

const values = (query = "", more: Partial<MessageValues> = {}): MessageValues => ({
  code: "7HK2M9QX",
  agent: "Sari",
  parameter: (name) => readParameter(query, name),
  ...more,
});
const compose = (template: string, query = "", more: Partial<MessageValues> = {}) =>
  composeMessage(parseTemplate(template), values(query, more));

describe("message", () => {
  it.each([
    [
      "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
      "",
      "Halo Kak, saya mau tanya promonya.\n(Ref: 7HK2M9QX)",
    ],
    ["Hi {{agent}}", "", "Hi Sari"],
    ["Halo {{name|Kak}}", "", "Halo Kak"],
    ["Halo {{name|Kak}}", "k_name=Budi", "Halo Budi"],
    ["Halo {{ name | Kak }}", "k_name=%20", "Halo Kak"],
    ["Halo {{name}}!", "", "Halo !"],
    [
      "{{utm_source}}/{{utm_medium}}/{{utm_campaign}}/{{utm_term}}/{{utm_content}}",
      "utm_source=ig&utm_medium=cpc&utm_campaign=promo+nov&utm_term=a%26b&utm_content=%F0%9F%98%80",
      "ig/cpc/promo nov/a&b/😀",
    ],
    ["Budget [k:budget], [k:k_budget]", "k_budget=5jt", "Budget 5jt, 5jt"],
    ["Budget [k:budget|belum tahu]", "", "Budget belum tahu"],
    ["{{utm_campaign}}", "utm_campaign={{code}}[k:x]&k_x=1", "{{code}}[k:x]"],
    ["{{utm_campaign}}", "utm_campaign=%7B%7Bcode%7D%7D", "{{code}}"],
    ["{{unknown}}a", "", "a"],
    ["[k:__proto__|-]", "k___proto__=x", "x"],
    ["[k:constructor|-]", "", "-"],
    ["Halo [k:Nama]", "k_Nama=Budi", "Halo Budi"],
    ["Halo [k:NAMA]", "k_nama=Budi", "Halo Budi"],
    ["{{utm_campaign|promo kami}}", "utm_campaign={{campaign.name}}", "promo kami"],
    ["{{utm_campaign|promo kami}}", "utm_campaign=__CAMPAIGN_NAME__", "promo kami"],
    ["{{utm_term|-}}", "utm_term=a%0d%0aSet-Cookie:%20x", "a Set-Cookie: x"],
    ["{{utm_term|-}}", "utm_term=%E2%80%AEevil", "evil"],
    ["{{utm_term|-}}", "utm_term=100%", "100%"],
    ["{{utm_term|-}}", "utm_term=%ff%41", "%ff%41"],
  ])("%j with %j reads %j", (template, query, message) => {
    expect(compose(template, query)).toBe(message);
  });

  it("keeps the code when a value is endless, and never passes 1,000 characters", () => {
    const long = "x".repeat(10_000);
    const message = compose(
      `${"a".repeat(700)}{{utm_campaign}}{{utm_term}}{{utm_source}}(Ref: {{code}})`,
      `utm_campaign=${long}&utm_term=${long}&utm_source=${long}`,
    );
    expect(Array.from(message).length).toBeLessThanOrEqual(1_000);
    expect(message).toContain("(Ref: 7HK2M9QX)");
  });

  it("is never cut inside a character", () => {
    const message = compose("{{utm_term}}".repeat(9), `utm_term=${encodeURIComponent("😀".repeat(300))}`);
    expect(Array.from(message).length).toBeLessThanOrEqual(1_000);
    expect(message.isWellFormed()).toBe(true);
  });

  it("never throws and is always fit for an address, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.string({ unit: "binary", maxLength: 300 }),
        (template, value) => {
          const message = composeMessage(
            parseTemplate(`${template}{{utm_term}}`),
            values("", { parameter: () => value }),
          );
          encodeURIComponent(message.toWellFormed());
          expect(Array.from(message).length).toBeLessThanOrEqual(1_000);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["Halo {{code}} {{name|Kak}} [k:budget] {{utm_content}}", undefined],
    ["Halo {{nama}}", { problem: "unknown_token", token: "{{nama}}" }],
    ["Halo [k:no spaces]", { problem: "unknown_token", token: "[k:no spaces]" }],
    ["Halo [k:]", { problem: "unknown_token", token: "[k:]" }],
    ["Halo {{code", { problem: "unclosed_token", token: "{{code" }],
    ["Halo code}}", { problem: "unclosed_token", token: "Halo code}}" }],
    ["Halo [k:budget", { problem: "unclosed_token", token: "[k:budget" }],
    ["  ", { problem: "empty" }],
    ["x".repeat(1_001), { problem: "too_long", max: 1_000 }],
    ["😀".repeat(1_000), undefined],
  ])("template %j is checked before it is saved", (template, problem) => {
    expect(checkTemplate(template)).toEqual(problem);
  });

  it("says whether it carries the code", () => {
    expect(carriesCode("Halo (Ref: {{ code }})")).toBe(true);
    expect(carriesCode("Halo code")).toBe(false);
  });
});
