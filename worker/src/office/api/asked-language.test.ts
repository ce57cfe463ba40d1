import { describe, it } from "vitest";
import { readAskedLanguage } from "./asked-language.ts";

describe("the language that is asked for", () => {
  it.for([
    [undefined, "en"],
    ["", "en"],
    ["id", "id"],
    ["id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7", "id"],
    ["en-GB,id;q=0.5", "en"],
    ["en;q=0.2, id;q=0.8", "id"],
    ["in-ID", "id"],
    ["fr,de;q=0.5", "en"],
    ["id;q=0", "en"],
    ["*", "en"],
  ] as const)("of %s is %s", ([header, language], { expect }) => {
    expect(readAskedLanguage(header)).toBe(language);
  });
});
