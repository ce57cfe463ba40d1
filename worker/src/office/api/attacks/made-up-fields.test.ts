import { beforeAll, describe, it } from "vitest";
import { fillPath, loadOperations, type Operation } from "../../../../test/api-document.ts";
import { type Browser, makePerson, signIn } from "../../../../test/person.ts";
import { findObjects, sampleOf } from "../../../../test/sample-of.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

/** What somebody would like to set who has read the answers, or other people's source. */
const WISHES = [
  "id",
  "role",
  "userId",
  "agentId",
  "ownerId",
  "createdBy",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "archivedAt",
  "disabledAt",
  "version",
  "rosterVersion",
  "scopes",
  "hash",
  "passwordHash",
  "twoFactor",
  "published",
  "held",
  "isAdmin",
  "constructor",
  "toString",
  "__proto__",
];

let writes: Operation[] = [];
let owner: Browser;

beforeAll(async () => {
  writes = (await loadOperations()).filter(({ body }) => body !== undefined);
  owner = await signIn(await makePerson("owner"));
}, LIMIT_MS);

describe("a field that nobody asked for", { timeout: LIMIT_MS }, () => {
  it("is refused by its name at every write, however deep it stands", async ({ expect }) => {
    const answered: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const { route, method, path, body = {} } of writes)
      for (const place of findObjects(body)) {
        const made = WISHES.filter((name) => !Object.hasOwn(place.schema.properties ?? {}, name));
        const errors = made.map((name) => [[...place.path, name].join("."), "unknown"] as const);
        const answer = await owner.ask(method, fillPath(path), addTo(sampleOf(body), place.path, made));
        const where = `${route} ${place.path.join(".")}`;
        answered[where] = [
          answer.status,
          errors.filter(([name]) => !Object.hasOwn(answer.body.errors ?? {}, name)),
        ];
        expected[where] = [422, []];
      }
    expect(Object.keys(expected).length).toBeGreaterThan(40);
    expect(answered).toEqual(expected);
  });

  it("is foreseen nowhere in the document", ({ expect }) => {
    const open = writes.flatMap(({ route, body = {} }) =>
      findObjects(body)
        .filter(({ schema }) => schema.additionalProperties !== false)
        .map(({ path }) => `${route} ${path.join(".")}`),
    );
    expect(open).toEqual([]);
  });
});

/** As text, since no object literal has a `__proto__` of its own. */
function addTo(sample: unknown, path: string[], names: string[]): string {
  const mark = "made-up";
  const marked = structuredClone(sample);
  let place = marked;
  // What was sampled by the path has an object at its end.
  for (const step of path) place = (place as Record<string, unknown>)[step];
  (place as Record<string, unknown>)[mark] = 1;
  const fields = names.map((name) => `${JSON.stringify(name)}:"usr_1"`);
  return JSON.stringify(marked).replace(`"${mark}":1`, fields.join(","));
}
