import { beforeAll, describe, it } from "vitest";
import { makeDomain } from "../../../../test/builders.ts";
import { fillPath, loadOperations, type Operation } from "../../../../test/api-document.ts";
import { type Browser, makePerson, signIn } from "../../../../test/person.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

/** What somebody puts into an address who looks for a hole in the database's statements. */
const VALUES = [
  "",
  "' OR 1=1 --",
  "1); DROP TABLE users; --",
  "%",
  "_%_",
  "*",
  "\0",
  "\ud800",
  "\u202e",
  "-1",
  "0",
  "1e999",
  "NaN",
  "9007199254740993",
  "99999999999999999999",
  "2026-02-31",
  "0000-00-00",
  "[]",
  '{"$gt":""}',
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "x".repeat(5_000),
];

let operations: Operation[];
let owner: Browser;

beforeAll(async () => {
  operations = await loadOperations();
  owner = await signIn(await makePerson("owner"));
}, LIMIT_MS);

describe("an address with a hostile value", { timeout: LIMIT_MS }, () => {
  it.for(VALUES)(
    "in any part of its query (%j) is no fault of ours",
    { timeout: 60_000 },
    async (value, { expect }) => {
      const faults: string[] = [];
      let tried = 0;
      for (const { method, path, query } of operations)
        for (const name of method === "GET" && !path.endsWith(".csv") ? query : []) {
          tried += 1;
          const asked = new URLSearchParams({ [name]: value }).toString();
          const { status } = await owner.ask(method, `${fillPath(path)}?${asked}`);
          if (![200, 404, 422].includes(status)) faults.push(`${path} ${name}: ${status}`);
        }
      expect(faults).toEqual([]);
      expect(tried).toBeGreaterThan(50);
    },
  );

  it.for(VALUES.filter((value) => value !== ""))(
    "for an id (%j) finds nothing",
    { timeout: 60_000 },
    async (value, { expect }) => {
      const faults: string[] = [];
      for (const { method, path } of operations) {
        if (method !== "GET" || !path.includes("{")) continue;
        const { status } = await owner.ask(
          method,
          path.replaceAll(/\{\w+\}/g, encodeURIComponent(value.toWellFormed())),
        );
        if (status !== 404 && status !== 422) faults.push(`${path}: ${status}`);
      }
      expect(faults).toEqual([]);
    },
  );
});

describe("the ending of a link", { timeout: LIMIT_MS }, () => {
  it.for([
    "..%2f",
    "../api",
    "a/b",
    "a\\b",
    "a?b",
    "a#b",
    "a;b",
    "a%20b",
    "a b",
    "a\0b",
    ".",
    "..",
    "-",
    "promo.",
    "пр\u043emo",
    "promo\u200b",
    "\u202eomorp",
    "😀",
    "<script>",
    "a".repeat(65),
  ])("is no %j", async (slug, { expect }) => {
    const { id: domainId } = await makeDomain();
    const rotator = { slug, domainId, name: "A", members: [], messageTemplate: "{{code}}" };
    const answer = await owner.ask("POST", "/rotators", rotator);
    expect(answer).toMatchObject({ status: 422, body: { errors: { slug: expect.any(String) } } });
  });
});

describe("a list", { timeout: LIMIT_MS }, () => {
  it("gives no more than its limit, whatever limit is asked for", async ({ expect }) => {
    const lists = operations.filter(({ method, query }) => method === "GET" && query.includes("limit"));
    expect(lists.length).toBeGreaterThan(5);
    for (const { path } of lists)
      for (const limit of ["0", "-5", "101", "1000000", "1.5", "ten"])
        expect(await owner.ask("GET", `${fillPath(path)}?limit=${limit}`), `${path} ${limit}`).toMatchObject({
          status: 422,
          body: { errors: { limit: expect.any(String) } },
        });
  });
});
