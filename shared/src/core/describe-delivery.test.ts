import { expect, it } from "vitest";
import { DELIVERY_REASONS } from "./conversion.ts";
import { LANGUAGES } from "./delivery-words.ts";
import { describeDelivery } from "./describe-delivery.ts";

const EACH = DELIVERY_REASONS.flatMap((reason) => LANGUAGES.map((language) => ({ reason, language })));

// What people must not meet, by the words of the screen.
const OUR_OWN_WORDS = /agent|drain|\bhold\b|\bheld\b|delivery|verdict|undefined|_[a-z]/;

it.each(EACH)("says $reason in $language: what is wrong, and what to do", ({ reason, language }) => {
  const { title, nextStep } = describeDelivery(reason, language);

  for (const text of [title, nextStep]) {
    expect(text).toMatch(/^[A-Z].{8,}\.$/);
    expect(text).not.toMatch(OUR_OWN_WORDS);
  }
});

it.each(LANGUAGES)("says each reason in %s in words of its own", (language) => {
  const titles = DELIVERY_REASONS.map((reason) => describeDelivery(reason, language).title);

  expect(new Set(titles).size).toBe(titles.length);
});

it("says more where Meta's subcode does, and the same where it is unknown", () => {
  expect(describeDelivery("token_refused", "en", 463).title).toBe("The pixel's access token has expired.");
  expect(describeDelivery("token_refused", "id", 463).title).toContain("kedaluwarsa");
  expect(describeDelivery("token_refused", "en", 1)).toEqual(describeDelivery("token_refused", "en"));
  expect(describeDelivery("refused", "en", 463)).toEqual(describeDelivery("refused", "en"));
});
