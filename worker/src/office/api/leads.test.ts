import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { visitorCode } from "@rotator/shared/core/id";
import { beforeAll, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makePixel, makeRotator, unique } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeAdQuery, makeClick, makePack, makeTestId } from "../../../test/make-click.ts";

const SCRIPT = "<script>alert(1)</script>";

let key: string;
let phones = 0;

beforeAll(async () => {
  ({ key } = await makeKey());
});

/** A number that no other lead of this run has. */
function nextPhone(): string {
  phones += 1;
  return `6281277${String(phones).padStart(5, "0")}`;
}

async function click(fields: Partial<RecordedClick> = {}) {
  const made = makeClick(fields);
  await deliver([makePack([made])]);
  const visitorId = made.visitorId ?? "";
  return { ...made, leadId: `led_${visitorId.slice(4)}`, code: visitorCode(visitorId) };
}

async function makeLead(fields: Record<string, unknown> = {}) {
  const { status, body } = await askApi("POST", "/leads", { key, body: { name: unique("Sari"), ...fields } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

async function listIds(query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { body } = await askApi("GET", `/leads?${query}${after}`, { key });
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }
  return ids;
}

const read = (id: string) => askApi("GET", `/leads/${id}`, { key });
const edit = (id: string, body: unknown) => askApi("PATCH", `/leads/${id}`, { key, body });
const search = (q: string) => askApi("POST", "/leads/search", { key, body: { q } });

describe("leads", () => {
  it("stand in one tab: with contact, or with nothing but clicks", async ({ expect }) => {
    const { id: agentId } = await makeAgent();
    const clicked = await click({ agentId });
    const phoned = await click({ agentId });
    const named = await click({ agentId });
    const contacted = await click({ agentId });
    const gone = await click({ agentId });
    await edit(phoned.leadId, { version: 1, phone: nextPhone() });
    await edit(named.leadId, { version: 1, name: "Budi" });
    await edit(contacted.leadId, { version: 1, status: "contacted" });
    await askApi("POST", `/leads/${gone.leadId}/delete`, { key, body: { version: 1 } });

    const tabs = ["contact", "clicked", "deleted"];
    const lists = await Promise.all(tabs.map((tab) => listIds(`agentId=${agentId}&tab=${tab}&limit=2`)));
    expect(lists.map((ids) => ids.toSorted())).toEqual([
      [phoned.leadId, named.leadId, contacted.leadId].toSorted(),
      [clicked.leadId],
      [gone.leadId],
    ]);
    const { body } = await askApi("GET", `/leads/counts?agentId=${agentId}`, { key });
    expect(body).toMatchObject({ contact: 3, clicked: 1, deleted: 1 });
    expect(body.statuses.filter(({ count }: { count: number }) => count > 0)).toEqual([
      { status: "new", count: 2 },
      { status: "contacted", count: 1 },
    ]);
  });

  it("are listed by status, CS, rotator and time, each once, the newest first", async ({ expect }) => {
    const { id: agentId } = await makeAgent();
    const rotatorId = makeTestId("rot");
    const now = Date.now();
    const made = [];
    for (const age of [4_000, 3_000, 2_000, 1_000]) {
      const lead = await click({ at: now - age, agentId, rotatorId });
      await edit(lead.leadId, { version: 1, status: age > 2_500 ? "won" : "lost" });
      made.unshift(lead.leadId);
    }
    expect(await listIds(`rotatorId=${rotatorId}&limit=3`)).toEqual(made);
    expect(await listIds(`agentId=${agentId}&limit=3`)).toEqual(made);
    expect(await listIds(`rotatorId=${rotatorId}&status=won&limit=1`)).toEqual(made.slice(2));
    expect(await listIds(`agentId=${agentId}&status=lost`)).toEqual(made.slice(0, 2));
    expect(await listIds(`agentId=${agentId}&from=${now - 3_000}&to=${now - 1_000}`)).toEqual(
      made.slice(1, 3),
    );
    const counted = await askApi("GET", `/leads/counts?rotatorId=${rotatorId}&from=${now - 3_000}`, { key });
    expect(counted.body).toMatchObject({ contact: 3, clicked: 0, deleted: 0 });
  });

  it("tell of their visitors, ads, clicks and events", async ({ expect }) => {
    const pixel = await makePixel();
    const rotator = await makeRotator({ pixelId: pixel.id, clickEvent: "Lead" });
    const at = Date.now() - 300_000;
    const first = await click({
      at,
      rotatorId: rotator.id,
      query: `${makeAdQuery("lead")}&k_note=${SCRIPT}`,
    });
    const last = await click({
      at: at + 200_000,
      rotatorId: rotator.id,
      visitorId: first.visitorId,
      query: "utm_source=tiktok",
    });
    await click({ at: at + 100_000, rotatorId: rotator.id, visitorId: first.visitorId });
    const { body } = await read(first.leadId);
    expect(body).toMatchObject({
      name: `Visitor ${first.code}`,
      tab: "clicked",
      codes: [first.code],
      clicks: 3,
      firstAd: { utm_campaign: "Promo November" },
      lastAd: { utm_source: "tiktok" },
      rotatorName: "Promo",
      custom: { k_note: SCRIPT },
      timeline: [],
      conversionEvents: [{ eventName: "Lead", clickId: first.id, status: "waiting" }],
    });
    expect(body.latestClicks.map(({ id }: { id: string }) => id)).toEqual([last.id, first.id]);
    expect(await read("led_nobody")).toMatchObject({ status: 404 });
  });
});

describe("an edit of a lead", () => {
  it("changes what it names, and stands in the timeline with who made it", async ({ expect }) => {
    const { leadId, code } = await click();
    const phone = nextPhone();
    const edited = await edit(leadId, {
      version: 1,
      name: ` ${SCRIPT} `,
      phone: `+${phone.slice(0, 5)}-${phone.slice(5)}`,
      email: "Sari@Example.COM",
      status: "won",
      value: { amount: 1_500_000.5, currency: "IDR" },
      note: "=1+1",
    });
    const now = { name: SCRIPT, phone, email: "sari@example.com", status: "won" };
    expect(edited).toMatchObject({
      status: 200,
      body: { ...now, version: 2, tab: "contact", value: { amount: 1_500_000.5, currency: "IDR" } },
    });
    const [note, change] = edited.body.timeline.toSorted((one: { kind: string }) =>
      one.kind === "note" ? -1 : 1,
    );
    expect(note).toMatchObject({ kind: "note", note: "=1+1", actorName: "test" });
    expect(change).toMatchObject({
      kind: "edited",
      actor: expect.stringMatching(/^key:key_/),
      changes: {
        name: { before: `Visitor ${code}`, after: SCRIPT },
        phone: { before: null, after: phone },
        value: { before: null, after: "1500000.5 IDR" },
      },
    });
    const second = await edit(leadId, { version: 2, value: null, phone: null, name: SCRIPT });
    expect(second.body).toMatchObject({ value: null, phone: null, email: "sari@example.com", status: "won" });
  });

  it("that somebody else made stale is refused, and leaves no trace", async ({ expect }) => {
    const { leadId } = await click();
    await edit(leadId, { version: 1, status: "hot" });
    const answer = await edit(leadId, { version: 1, status: "lost", note: "x" });
    expect(answer).toMatchObject({ status: 409, body: { code: "stale" } });
    const { body } = await read(leadId);
    expect(body).toMatchObject({ status: "hot", version: 2 });
    expect(body.timeline).toHaveLength(1);
  });

  it("is refused by field", async ({ expect }) => {
    const { leadId } = await click();
    for (const [fields, errors] of [
      [{ name: "" }, { name: "empty" }],
      [{ phone: "12" }, { phone: "malformed" }],
      [{ email: "no" }, { email: "malformed" }],
      [{ status: "bought" }, { status: "malformed" }],
      [{ value: { amount: -1, currency: "IDR" } }, { "value.amount": "too_small" }],
      [{ value: { amount: 1, currency: "rp" } }, { "value.currency": "malformed" }],
      [{ agentId: "agt_nobody" }, { agentId: "unknown_agent" }],
      [
        { id: "led_x", source: "form", createdAt: 1 },
        { id: "unknown", source: "unknown", createdAt: "unknown" },
      ],
    ] as const)
      expect(await edit(leadId, { version: 1, ...fields })).toMatchObject({ status: 422, body: { errors } });
    expect((await read(leadId)).body).toMatchObject({ version: 1, tab: "clicked" });
  });

  it("never takes a phone or email that another lead has: it says whose that is", async ({ expect }) => {
    const agent = await makeAgent();
    const phone = nextPhone();
    const email = `${unique("sari")}@example.com`;
    const other = await makeLead({ phone, email, agentId: agent.id });
    const { leadId } = await click();
    for (const fields of [{ phone: `0${phone.slice(2)}` }, { email: email.toUpperCase() }])
      expect(await edit(leadId, { version: 1, ...fields })).toMatchObject({
        status: 409,
        body: {
          code: "taken",
          errors: { [Object.keys(fields)[0] ?? ""]: "taken" },
          about: { agentName: agent.name, since: other.createdAt, leadId: other.id },
        },
      });
    const again = await askApi("POST", "/leads", { key, body: { name: "Sari", phone } });
    expect(again).toMatchObject({ status: 409, body: { code: "taken" } });
    expect((await read(leadId)).body).toMatchObject({ phone: null, email: null, version: 1 });
    expect(await edit(other.id, { version: 1, phone, status: "hot" })).toMatchObject({ status: 200 });
  });

  it("that enters what another enters at the same moment is the only one to succeed", async ({ expect }) => {
    const phone = nextPhone();
    const leads = [await click(), await click(), await click()];
    const answers = await Promise.all(leads.map(({ leadId }) => edit(leadId, { version: 1, phone })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it("makes nobody twice where two enter the same person at the same moment", async ({ expect }) => {
    const body = { name: "Sari", phone: nextPhone() };
    await Promise.all([1, 2, 3].map(() => askApi("POST", "/leads", { key, body })));
    expect((await search(body.phone)).body.items).toHaveLength(1);
  });

  it("notes neither names nor numbers in the audit log", async ({ expect }) => {
    const phone = nextPhone();
    const lead = await makeLead({ name: "Rahasia", phone, note: "secret" });
    await edit(lead.id, { version: 1, name: "Rahasia Dua", status: "won" });
    const { results } = await env.DB.prepare(
      "SELECT action, before, after FROM audit_log WHERE subject_id = ?",
    )
      .bind(lead.id)
      .all();
    expect(results.map(({ action }) => action)).toEqual(["lead.created", "lead.updated"]);
    expect(JSON.stringify(results)).not.toMatch(new RegExp(`Rahasia|secret|${phone}`));
  });
});

describe("a deleted lead", () => {
  it("is in no list and no search, keeps no number from others, and comes back as it was", async ({
    expect,
  }) => {
    const phone = nextPhone();
    const lead = await makeLead({ phone, status: "hot" });
    const path = `/leads/${lead.id}`;
    const gone = await askApi("POST", `${path}/delete`, { key, body: { version: 1 } });
    expect(gone).toMatchObject({ status: 200, body: { tab: "deleted", version: 2 } });
    expect((await search(phone)).body.items).toEqual([]);
    expect(await listIds("status=hot")).not.toContain(lead.id);
    expect(await edit(lead.id, { version: 2, status: "won" })).toMatchObject({ status: 404 });
    const back = await askApi("POST", `${path}/restore`, { key, body: { version: 2 } });
    const { name, email, agentId, createdAt } = lead;
    expect(back).toMatchObject({ status: 200, body: { id: lead.id, phone, status: "hot", tab: "contact" } });
    expect((await read(lead.id)).body).toMatchObject({ name, email, agentId, createdAt });

    await askApi("POST", `${path}/delete`, { key, body: { version: 3 } });
    await makeLead({ phone });
    expect(await askApi("POST", `${path}/restore`, { key, body: { version: 4 } })).toMatchObject({
      status: 409,
      body: { code: "taken" },
    });
  });
});

describe("a change of many leads", () => {
  it("is undone by what it answers", async ({ expect }) => {
    const [one, two] = [await makeAgent(), await makeAgent()];
    const leads = [
      await makeLead({ status: "new", agentId: one.id }),
      await makeLead({ status: "hot", agentId: null, phone: nextPhone() }),
    ];
    const rows = async () =>
      (
        await env.DB.prepare(
          "SELECT id, name, phone, status, agent_id, deleted_at FROM leads WHERE id IN (?, ?) ORDER BY id",
        )
          .bind(leads[0].id, leads[1].id)
          .all()
      ).results;
    const before = await rows();
    for (const change of [{ status: "contacted", agentId: two.id }, { deleted: true }]) {
      const changes = leads.map(({ id }) => ({ id, ...change }));
      const { status, body } = await askApi("POST", "/leads/bulk", { key, body: { changes } });
      expect([status, body.changed, body.skipped]).toEqual([200, 2, []]);
      expect(await rows()).not.toEqual(before);
      const undone = await askApi("POST", "/leads/bulk", { key, body: { changes: body.undo } });
      expect(undone.body).toMatchObject({ changed: 2, skipped: [] });
      expect(await rows()).toEqual(before);
    }
    const kinds = (await read(leads[0].id)).body.timeline.map(({ kind }: { kind: string }) => kind);
    expect(kinds.toSorted()).toEqual(["created", "deleted", "edited", "edited", "restored"]);
  });

  it("says what it left out and why", async ({ expect }) => {
    const phone = nextPhone();
    const [stale, taken, fine] = [await makeLead(), await makeLead({ phone }), await makeLead()];
    await askApi("POST", `/leads/${taken.id}/delete`, { key, body: { version: 1 } });
    await makeLead({ phone });
    const changes = [
      { id: "led_nobody", status: "won" },
      { id: stale.id, version: 7, status: "won" },
      { id: taken.id, deleted: false },
      { id: fine.id, version: 1, status: "won" },
    ];
    const { body } = await askApi("POST", "/leads/bulk", { key, body: { changes } });
    expect(body).toEqual({
      changed: 1,
      undo: [{ id: fine.id, version: 2, status: "new", lastActivityAt: fine.lastActivityAt }],
      skipped: [
        { id: "led_nobody", why: "missing" },
        { id: stale.id, why: "stale" },
        { id: taken.id, why: "taken" },
      ],
    });
    const unknown = { changes: [{ id: fine.id, agentId: "agt_nobody" }] };
    expect(await askApi("POST", "/leads/bulk", { key, body: unknown })).toMatchObject({ status: 422 });
  });
});

describe("a search", () => {
  it("finds a lead by its code, alone or in a whole message", async ({ expect }) => {
    const lead = await click();
    const decoy = await click();
    for (const text of [
      lead.code,
      ` ${lead.code.toLowerCase()} `,
      `Halo Kak, saya mau tanya promonya.\n(Ref: ${lead.code})`,
      `Halo ${decoy.code}\n*(Ref: ${lead.code})*`,
    ])
      expect((await search(text)).body.items[0]).toMatchObject({ id: lead.leadId, codes: [lead.code] });
    expect((await search("Halo Kak, promonya masih ada?")).body).toEqual({ items: [], others: [] });
  });

  it("finds a lead by phone, email or the beginning of a name", async ({ expect }) => {
    const phone = nextPhone();
    const name = unique("Zubaidah");
    const email = `${unique("zubaidah")}@example.com`;
    const { id } = await makeLead({ name, phone, email });
    for (const text of [
      phone,
      `+${phone}`,
      `0${phone.slice(2, 5)}-${phone.slice(5)}`,
      email.toUpperCase(),
      `[14.05, 22/11/2026] +62 ${phone.slice(2, 5)}-${phone.slice(5)}: Halo Kak 🙏\npromonya masih ada?`,
      `Tolong kirim ke ${email} ya`,
      name.slice(0, -1).toLowerCase(),
    ])
      expect(
        (await search(text)).body.items.map((lead: { id: string }) => lead.id),
        text,
      ).toContain(id);
    expect((await search(`0${phone.slice(2, -2)}`)).body.items).not.toEqual([]);
    expect((await search("%")).body.items).toEqual([]);
    expect(await search("")).toMatchObject({ status: 422 });
  });
});
