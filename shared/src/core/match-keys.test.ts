import { expect, it } from "vitest";
import { LANGUAGES } from "./delivery-words.ts";
import { MATCH_KEYS, describeMatchKey } from "./match-keys.ts";

it.each(MATCH_KEYS.flatMap((key) => LANGUAGES.map((language) => ({ key, language }))))(
  "says in $language what to do where $key is missing",
  ({ key, language }) => {
    expect(describeMatchKey(key, language)).toMatch(/^[A-Z].{20,}\.$/);
  },
);
