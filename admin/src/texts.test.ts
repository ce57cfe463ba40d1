import i18next from "i18next";
import { parseSync } from "vite";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "./language.ts";

const FORBIDDEN: Record<string, RegExp> = {
  en: /\b(agents?|admins?|drain(ed|s)?|hold(s|ing)?|deliver(y|ies)|verdicts?|slugs?|fallback)\b/i,
  id: /\b(agents?|agen|drain|hold|deliver(y|ies)|verdicts?|slugs?|fallback)\b/i,
};
/** Names are the same everywhere. */
const NAMES = new Set(["WhatsApp Rotator"]);
const SPOKEN = new Set([
  "label",
  "title",
  "placeholder",
  "description",
  "alt",
  "aria-label",
  "about",
  "message",
]);

await Promise.all(Object.values(import.meta.glob("./**/*texts.ts")).map((load) => load()));
const sources = import.meta.glob<string>("./**/*.tsx", { query: "?raw", import: "default", eager: true });
const rooms = Object.keys(i18next.getDataByLanguage("en") ?? {});

describe.each(rooms)("the texts of %s", (room) => {
  const [en = {}, id = {}] = LANGUAGES.map(
    (language): Record<string, string> => i18next.getResourceBundle(language, room) ?? {},
  );

  it("are there in every language, with the same values to fill in", () => {
    const shape = (texts: Record<string, string>) =>
      Object.entries(texts)
        .map(([key, text]) => [key, ...new Set(text.match(/\{\{\w+\}\}/g))].toSorted().join(" "))
        .toSorted();
    expect(shape(id)).toEqual(shape(en));
    expect(Object.values({ ...en, ...id }).filter((text) => text.trim() === "")).toEqual([]);
  });

  it.each(LANGUAGES)("use no word that people do not know, in %s", (language) => {
    const texts = Object.values(language === "en" ? en : id);
    expect(texts.filter((text) => FORBIDDEN[language]?.test(text))).toEqual([]);
  });
});

it("finds the rooms and pages that it looks through", () => {
  expect(rooms).toContain("agents");
  expect(rooms.length).toBeGreaterThan(5);
  expect(Object.keys(sources).length).toBeGreaterThan(15);
  expect(findLiterals("x.tsx", `<p title="Hello there">Add {"more"} CS</p>`)).toEqual([
    "Hello there",
    "Add",
    "more",
    "CS",
  ]);
});

it.each(Object.entries(sources).filter(([file]) => !file.includes(".test.")))(
  "every text of %s is translated",
  (file, source) => {
    expect(findLiterals(file, source)).toEqual([]);
  },
);

/** What a component says in words of its own. */
function findLiterals(file: string, source: string): string[] {
  return collect(parseSync(file, source).program, false).filter(
    (text) => /\p{L}{2}/u.test(text) && !NAMES.has(text),
  );
}

function collect(node: unknown, spoken: boolean): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => collect(child, spoken));
  if (typeof node !== "object" || node === null || !("type" in node)) return [];
  if (node.type === "JSXText" && "value" in node) return [String(node.value).trim()];
  if (node.type === "Literal" && "value" in node)
    return spoken && typeof node.value === "string" ? [node.value] : [];
  if (node.type === "JSXAttribute") return collectAttribute(node);
  // What is handed to a function, as a key to `t`, is not said.
  if (node.type === "CallExpression" || node.type === "BinaryExpression") return collectChildren(node, false);
  if (node.type === "JSXElement" && "children" in node)
    return [
      ...("openingElement" in node ? collect(node.openingElement, false) : []),
      ...collect(node.children, true),
    ];
  return collectChildren(node, spoken);
}

function collectAttribute(node: object): string[] {
  const name = "name" in node ? node.name : undefined;
  const isSpoken =
    typeof name === "object" && name !== null && "name" in name && SPOKEN.has(String(name.name));
  return "value" in node ? collect(node.value, isSpoken) : [];
}

function collectChildren(node: object, spoken: boolean): string[] {
  return Object.values(node).flatMap((child) => collect(child, spoken));
}
