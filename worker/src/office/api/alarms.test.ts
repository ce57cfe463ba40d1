import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { changeAlarms, loadOpenAlarms } from "../db/alarms.ts";

beforeEach(async () => {
  for (const table of ["alarm_notices", "alarms"]) await env.DB.prepare(`DELETE FROM ${table}`).run();
});

describe("alarms", () => {
  it("are listed with the open ones first, in the asker's words", async ({ expect }) => {
    const { key } = await makeKey(["reports:read"]);
    const now = Date.now();
    const flood = { kind: "flood", subjectId: "rot_1", detail: { name: "Promo", count: 400 } } as const;
    const lost = { kind: "clicks_lost", subjectId: "", detail: { count: 3 } } as const;
    await changeAlarms(env.DB, { begin: [flood], end: [] }, ["webhook"], now - 60_000);
    await changeAlarms(env.DB, { begin: [], end: await loadOpenAlarms(env.DB) }, [], now - 30_000);
    await changeAlarms(env.DB, { begin: [lost], end: [] }, ["webhook"], now);

    const first = await askApi("GET", "/alarms?limit=1", { key, headers: { "accept-language": "id" } });
    expect(first).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            kind: "clicks_lost",
            subjectId: null,
            endedAt: null,
            title: "3 klik hilang dalam 24 jam",
            notices: [{ phase: "began", channel: "webhook", sentAt: null }],
          },
        ],
        nextCursor: expect.any(String),
      },
    });
    const second = await askApi("GET", `/alarms?limit=1&cursor=${first.body.nextCursor}`, { key });
    expect(second.body).toMatchObject({
      items: [
        { kind: "flood", subjectId: "rot_1", endedAt: now - 30_000, title: expect.stringMatching(/^Over: /) },
      ],
      nextCursor: null,
    });
  });
});
