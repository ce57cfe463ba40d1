import { expect, it } from "vitest";
import { decideConsent, isQuiet } from "./consent.ts";
import type { PublishedRotator } from "./published-rotator.ts";

const rotator = (consent: Partial<PublishedRotator["consent"]>) =>
  ({
    consent: { rule: "assumed", formCountries: [], honourGpc: false, quietCountries: ["CH"], ...consent },
  }) as Pick<PublishedRotator, "consent">;
const nothing = { country: "ID", globalPrivacyControl: false, refused: false };

it.each([
  [{}, {}, "given"],
  [{}, { refused: true }, "refused"],
  [{}, { globalPrivacyControl: true }, "given"],
  [{ honourGpc: true }, { globalPrivacyControl: true }, "gpc"],
  [{ honourGpc: true }, {}, "given"],
  [{ formCountries: ["DE", "FR"] }, { country: "DE" }, "needs_form"],
  [{ formCountries: ["DE", "FR"] }, {}, "given"],
  [{ formCountries: ["DE"] }, { country: undefined }, "given"],
  [{}, { country: "CH" }, "country"],
  [{ formCountries: ["CH"] }, { country: "CH" }, "country"],
  [{ rule: "form" }, { country: "CH" }, "country"],
  [{ rule: "never" }, { country: "CH" }, "never"],
  [{ quietCountries: [] }, { country: "CH" }, "given"],
  [{ quietCountries: undefined }, { country: "CH" }, "given"],
  [{ rule: "form" }, {}, "needs_form"],
  [{ rule: "form" }, { refused: true }, "refused"],
  [{ rule: "never" }, { refused: true }, "never"],
] as const)("consent under %j with %j is %s", (rule, signals, consent) => {
  const link = rotator(rule as Partial<PublishedRotator["consent"]>);
  const said = { ...nothing, ...signals };
  expect(decideConsent(link, { ...said, quiet: isQuiet(link, said.country) })).toBe(consent);
});

it("keeps what a country asks for apart from what a link allows", () => {
  const never = rotator({ rule: "never" });
  expect([isQuiet(never, "CH"), isQuiet(never, "ID"), isQuiet(never, undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
