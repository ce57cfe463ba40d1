import { env } from "cloudflare:workers";
import { readCsv, writeCsvLine } from "@rotator/shared/core/csv";
import { beforeAll, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, unique } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import office from "../index.ts";

const FORMULA = '=HYPERLINK("https://evil.example")';

let key: string;
let phones = 0;

beforeAll(async () => {
  ({ key } = await makeKey());
});

function nextPhone(): string {
  phones += 1;
  return `6281388${String(phones).padStart(5, "0")}`;
}

async function readFile(query: string): Promise<string> {
  const response = await office.fetch(
    new Request<unknown, IncomingRequestCfProperties>(`http://localhost:8787/api/leads.csv?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    }),
    env,
  );
  return response.text();
}

const take = (csv: string, options: Record<string, unknown> = {}) =>
  askApi("POST", "/leads/import", { key, body: { csv, ...options } });

async function findByPhone(phone: string) {
  const { results } = await env.DB.prepare("SELECT * FROM leads WHERE phone = ?").bind(phone).all();
  return results;
}

describe("the file of leads", () => {
  it("holds those of a tab and a filter, as text that no spreadsheet takes for a formula", async ({
    expect,
  }) => {
    const agent = await makeAgent({ name: "=cs" });
    const phone = nextPhone();
    const lead = { name: FORMULA, phone, email: `${unique("x")}@example.com`, agentId: agent.id };
    const { body } = await askApi("POST", "/leads", { key, body: lead });
    const click = makeClick({ agentId: agent.id, query: "utm_campaign=%2B1-1" });
    await deliver([makePack([click])]);
    const text = await readFile(`agentId=${agent.id}`);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")",${phone}`);
    expect(text).toContain("'=cs");
    expect(readCsv(text).map(({ cells }) => cells[0])).toEqual(["id", body.id]);
    const clicked = await readFile(`agentId=${agent.id}&tab=clicked`);
    expect(readCsv(clicked)[1]?.cells[0]).toBe(`led_${click.visitorId?.slice(4)}`);
    expect(clicked).toContain("'+1-1");
  });
});

describe("an import of leads", () => {
  it("first says what would happen, and then makes it so", async ({ expect }) => {
    const { id: agentId } = await makeAgent();
    const [fresh, known] = [nextPhone(), nextPhone()];
    const before = await askApi("POST", "/leads", { key, body: { name: "Ada", phone: known } });
    const email = `${unique("budi")}@example.com`;
    const csv = [
      "Nama;Nomor WA;Email;Status;Catatan;Kota",
      `Budi;0${fresh.slice(2)};${email.toUpperCase()};Hot;"=1+1; minta\nkatalog";Bandung`,
      `Ada Lagi;${known};;won;;`,
      "Salah;12;no;bought;;",
      `Budi Lagi;+${fresh};;;;`,
      ";;;;sendiri;",
      "Bulat;6,28123E+12;;;;",
      "Bulat;8.12345678E+11;;;;",
    ].join("\r\n");
    const rows = [
      { line: 2, outcome: "create", name: "Budi", phone: fresh, errors: {} },
      { line: 4, outcome: "known", leadId: before.body.id },
      {
        line: 5,
        outcome: "invalid",
        errors: { phone: "malformed", email: "malformed", status: "unknown" },
      },
      { line: 6, outcome: "invalid", errors: { phone: "twice" } },
      { line: 7, outcome: "invalid", errors: { name: "empty" } },
      { line: 8, outcome: "invalid", phone: null, errors: { phone: "malformed" } },
      { line: 9, outcome: "invalid", phone: null, errors: { phone: "malformed" } },
    ];
    const dry = await take(csv, { agentId });
    expect(dry).toMatchObject({ status: 200, body: { created: 1, updated: 0, known: 1, invalid: 5, rows } });
    expect(await findByPhone(fresh)).toEqual([]);

    const wet = await take(csv, { agentId, dryRun: false });
    expect(wet.body).toMatchObject({ created: 1, known: 1, invalid: 5 });
    expect(await findByPhone(fresh)).toMatchObject([
      { name: "Budi", email, status: "hot", agent_id: agentId, source: "api" },
    ]);
    const { body } = await askApi("GET", `/leads/${wet.body.rows[0].leadId}`, { key });
    expect(body.timeline).toMatchObject([{ kind: "imported", note: "=1+1; minta\nkatalog" }]);
    expect(await findByPhone(known)).toMatchObject([{ name: "Ada", status: "new", version: 1 }]);
    expect((await take(csv, { dryRun: false })).body).toMatchObject({ created: 0, known: 2 });
  });

  it("changes a known lead only when it is told to, and never whose it is", async ({ expect }) => {
    const [one, two] = [await makeAgent(), await makeAgent()];
    const phone = nextPhone();
    await askApi("POST", "/leads", { key, body: { name: "Ada", phone, agentId: one.id } });
    const csv = `phone,status,name\n${phone},won,\n`;
    const answer = await take(csv, { dryRun: false, updateKnown: true, agentId: two.id });
    expect(answer.body).toMatchObject({ updated: 1, created: 0 });
    expect(await findByPhone(phone)).toMatchObject([
      { name: "Ada", status: "won", agent_id: one.id, version: 2 },
    ]);
  });

  it("takes back what was exported", async ({ expect }) => {
    const [phone, other] = [nextPhone(), nextPhone()];
    const { id: agentId } = await makeAgent();
    await askApi("POST", "/leads", { key, body: { name: FORMULA, phone, agentId } });
    const text = (await readFile(`agentId=${agentId}`)).replace(phone, other);
    expect((await take(text, { dryRun: false })).body).toMatchObject({ created: 1, invalid: 0 });
    expect(await findByPhone(other)).toMatchObject([{ name: FORMULA }]);
  });

  it("refuses a row whose phone is one lead's and whose email is another's", async ({ expect }) => {
    const phone = nextPhone();
    const email = `${unique("two")}@example.com`;
    await askApi("POST", "/leads", { key, body: { name: "One", phone } });
    await askApi("POST", "/leads", { key, body: { name: "Two", email } });
    const csv = writeCsvLine(["name", "phone", "email"]) + writeCsvLine(["Both", phone, email]);
    const { body } = await take(csv, { dryRun: false, updateKnown: true });
    expect(body).toMatchObject({ invalid: 1, updated: 0, rows: [{ errors: { email: "taken" } }] });
  });

  it("refuses a file without a column that it knows", async ({ expect }) => {
    expect(await take("a,b\n1,2\n")).toMatchObject({ status: 422, body: { errors: { csv: "no_columns" } } });
  });
});
