import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { describe, it } from "vitest";
import { makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makeRotator, member } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { foldClickDims } from "../db/fold-click-dims.ts";
import office from "../index.ts";

const ZONE = "Asia/Jakarta";
const at = (text: string) => Date.parse(`${text}+07:00`);

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const { key } = await makeKey(["reports:read"]);
  const request = new Request<unknown, IncomingRequestCfProperties>(
    `http://localhost:8787/api/reports/${path}`,
    { headers: { authorization: `Bearer ${key}`, ...headers } },
  );
  return office.fetch(request, env);
}

async function askRows(path: string): Promise<Record<string, unknown>[]> {
  const answer = await ask(path);
  const { rows } = await answer.json<{ rows: Record<string, unknown>[] }>();
  return rows;
}

async function record(clicks: Partial<RecordedClick>[]): Promise<RecordedClick[]> {
  const made = clicks.map(makeClick);
  await deliver([makePack(made)]);
  await foldClickDims(env.DB, ZONE);
  return made;
}

describe("agents and rotators", () => {
  it("have their clicks, leads and those of the days before", async ({ expect }) => {
    const agent = await makeAgent({ name: "=Ayu" });
    const { id } = await makeRotator({ name: "Promo, big", members: [member(agent.id)] });
    const ours = { rotatorId: id, agentId: agent.id };
    const [click] = await record([
      { ...ours, at: at("2023-03-10T10:00") },
      { ...ours, at: at("2023-03-10T11:00"), choice: "sticky" },
      { ...ours, at: at("2023-03-10T12:00"), choice: "local" },
      { ...ours, at: at("2023-03-10T12:00"), verdict: "bot", choice: "none", visitorId: undefined },
      { ...ours, at: at("2023-03-09T12:00") },
      { rotatorId: id, agentId: undefined, at: at("2023-03-10T13:00"), choice: "fallback" },
    ]);
    await env.DB.prepare("UPDATE leads SET status = 'won' WHERE id = ?")
      .bind(`led_${click?.visitorId?.slice(4)}`)
      .run();

    const day = "from=2023-03-10&to=2023-03-10";
    const rows = await askRows(`agents?${day}`);
    expect(rows.find((row) => row["agentId"] === agent.id)).toEqual({
      agentId: agent.id,
      name: "=Ayu",
      clicks: 3,
      clicksBefore: 1,
      turns: 2,
      returning: 1,
      cover: 0,
      fallback: 0,
      leads: 3,
      withContact: 1,
      chats: 1,
      won: 1,
    });
    expect(rows.at(-1)).toMatchObject({ agentId: null, name: null, clicks: 1, fallback: 1 });
    expect((await askRows(`rotators?${day}`)).find((row) => row["rotatorId"] === id)).toMatchObject({
      name: "Promo, big",
      people: 4,
      bots: 1,
      peopleBefore: 1,
      leads: 4,
      withContact: 1,
      won: 1,
    });

    const accepted = await ask(`agents?${day}`, { accept: "text/csv" });
    const file = await ask(`agents.csv?${day}`);
    for (const answer of [accepted, file]) {
      expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const lines = (await answer.text()).split("\r\n");
      expect(lines[0]).toMatch(/agentId,name,clicks,clicksBefore,turns/);
      expect(lines).toContain(`${agent.id},'=Ayu,3,1,2,1,0,0,3,1,1,1`);
    }
    expect(await (await ask(`rotators.csv?${day}`)).text()).toContain(
      `${id},"Promo, big",4,0,0,0,1,0,1,4,1,1`,
    );
  });
});

describe("countries, devices and hours", () => {
  it("count people by where, with what and when", async ({ expect }) => {
    const { id } = await makeRotator();
    // A Friday, the day before, and a Friday whose midnight is another day in Greenwich.
    await record([
      { rotatorId: id, at: at("2023-06-16T00:30"), country: "ID" },
      { rotatorId: id, at: at("2023-06-16T00:45"), country: "SG" },
      { rotatorId: id, at: at("2023-06-16T23:59"), country: "ID" },
      { rotatorId: id, at: at("2023-06-15T23:00"), country: "MY" },
    ]);
    const day = "from=2023-06-16&to=2023-06-16";
    expect(await askRows(`countries?${day}`)).toEqual([
      { country: "ID", clicks: 2, clicksBefore: 0 },
      { country: "SG", clicks: 1, clicksBefore: 0 },
      { country: "MY", clicks: 0, clicksBefore: 1 },
    ]);
    expect(await askRows(`devices?${day}`)).toEqual([
      { dimension: "device", value: "mobile", clicks: 3, clicksBefore: 1 },
      { dimension: "os", value: "Android", clicks: 3, clicksBefore: 1 },
      { dimension: "in_app", value: "instagram", clicks: 3, clicksBefore: 1 },
    ]);
    const hours = await askRows(`hours?${day}`);
    expect(hours).toHaveLength(168);
    expect(hours.filter((row) => row["clicks"] !== 0 || row["clicksBefore"] !== 0)).toEqual([
      { weekday: 4, hour: 23, clicks: 0, clicksBefore: 1 },
      { weekday: 5, hour: 0, clicks: 2, clicksBefore: 0 },
      { weekday: 5, hour: 23, clicks: 1, clicksBefore: 0 },
    ]);
  });

  it("count an hour by the clock where clocks change", async ({ expect }) => {
    const { id } = await makeRotator();
    await env.DB.prepare("INSERT INTO settings VALUES ('general.time_zone', '\"Europe/Berlin\"', 0)").run();
    // One o'clock, and right after it three.
    await record([
      { rotatorId: id, at: Date.parse("2023-03-26T00:30Z") },
      { rotatorId: id, at: Date.parse("2023-03-26T01:30Z") },
    ]);
    const hours = await askRows("hours?from=2023-03-26&to=2023-03-26");
    await env.DB.prepare("DELETE FROM settings WHERE key = 'general.time_zone'").run();
    expect(hours.filter((row) => row["clicks"] !== 0)).toMatchObject([
      { weekday: 7, hour: 1, clicks: 1 },
      { weekday: 7, hour: 3, clicks: 1 },
    ]);
  });

  it("are no file under another name", async ({ expect }) => {
    for (const path of ["ads.csv", "nothing.csv", "agents.txt", "__proto__.csv"])
      expect((await ask(path)).status).toBe(404);
  });
});
