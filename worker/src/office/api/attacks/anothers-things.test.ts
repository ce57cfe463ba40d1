import { env } from "cloudflare:workers";
import { visitorCode } from "@rotator/shared/core/id";
import { beforeAll, describe, it } from "vitest";
import { fillPath } from "../../../../test/api-document.ts";
import { makeAgent } from "../../../../test/builders.ts";
import { deliver } from "../../../../test/deliver.ts";
import { makeClick, makePack } from "../../../../test/make-click.ts";
import { type Browser, makePerson, signIn } from "../../../../test/person.ts";
import { ROUTE_TABLE } from "../../../../test/route-table.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

const SECRET = "Rahasia Sekali";

interface Owned {
  agentId: string;
  leadId: string;
  sessionId: string;
  code: string;
}

/** Every address that a CS may ask for by an id: which of another's things to put there, and a body that is right. */
const ADDRESSES: Record<string, [keyof Owned, unknown?]> = {
  "GET /api/agents/{id}": ["agentId"],
  "PUT /api/agents/{id}/active": ["agentId", { active: false }],
  "GET /api/leads/{id}": ["leadId"],
  "PATCH /api/leads/{id}": ["leadId", { version: 2, status: "won" }],
  "POST /api/leads/{id}/notes": ["leadId", { text: "x" }],
  "DELETE /api/auth/sessions/{id}": ["sessionId"],
};

let other: Owned;
let own: Owned;
let staff: Browser;
let unbound: Browser;

beforeAll(async () => {
  const [mine, others] = [await makeOwned(), await makeOwned()];
  [own, staff] = [mine.owned, mine.browser];
  other = others.owned;
  // Nothing is his who is no agent any more.
  const person = await makePerson("staff", own.agentId);
  unbound = await signIn(person);
  await env.DB.prepare("UPDATE users SET agent_id = NULL WHERE id = ?1").bind(person.id).run();
}, LIMIT_MS);

describe("another CS's things", { timeout: LIMIT_MS }, () => {
  it("are tried at every address that a CS may ask for by an id", ({ expect }) => {
    const open = Object.entries(ROUTE_TABLE).filter(
      ([route, [, least]]) => least === "cs" && route.includes("{"),
    );
    expect(Object.keys(ADDRESSES).toSorted()).toEqual(open.map(([route]) => route).toSorted());
  });

  it.for(Object.keys(ADDRESSES))(
    "are not to be had at %s, nor told from what never was",
    async (route, { expect }) => {
      const answer = await ask(staff, route, other);
      expect(answer.status).toBe(404);
      const never = { agentId: "agt_none", leadId: "led_none", sessionId: "ses_none", code: "" };
      expect(answer.body).toEqual((await ask(staff, route, never)).body);
      expect((await ask(unbound, route, other)).status).toBe(404);
      expect((await ask(unbound, route, own)).status).toBe(404);
    },
  );

  it.for([
    "/agents",
    "/leads?tab=clicked",
    "/leads?tab=contact",
    "/leads/counts",
    "/auth/sessions",
    "/session",
  ])("are in no list: %s", async (path, { expect }) => {
    const { status, body } = await staff.ask("GET", path);
    expect(status).toBe(200);
    const said = JSON.stringify(body);
    for (const id of Object.values(other)) expect(said).not.toContain(id);
    expect(said.split(SECRET)).toHaveLength(path.includes("contact") ? 2 : 1);
    const nobodys = await unbound.ask("GET", path);
    if (path.startsWith("/leads?") || path === "/agents") expect(nobodys.body.items).toEqual([]);
  });

  it("are found, given away, taken over and changed by no search and no list of changes", async ({
    expect,
  }) => {
    expect((await staff.ask("POST", "/leads/search", { q: SECRET })).body.items).toHaveLength(1);
    expect(JSON.stringify(await staff.ask("POST", "/leads/search", { q: other.code }))).not.toContain(
      other.leadId,
    );
    const taken = { changes: [{ id: other.leadId, status: "won" }] };
    expect((await staff.ask("POST", "/leads/bulk", taken)).body).toMatchObject({ changed: 0 });
    const over = { changes: [{ id: other.leadId, agentId: own.agentId }] };
    expect((await staff.ask("POST", "/leads/bulk", over)).status).toBe(403);
    const row = await env.DB.prepare("SELECT status, version FROM leads WHERE id = ?1")
      .bind(other.leadId)
      .first();
    expect(row).toEqual({ status: "new", version: 2 });
  });
});

function ask(browser: Browser, route: string, ids: Owned) {
  const [method = "", address = ""] = route.split(" ");
  const [hole = "agentId", body] = ADDRESSES[route] ?? [];
  return browser.ask(method, fillPath(address.slice("/api".length), { id: ids[hole] }), body);
}

async function makeOwned(): Promise<{ owned: Owned; browser: Browser }> {
  const { id: agentId } = await makeAgent();
  const click = makeClick({ agentId });
  await deliver([makePack([click])]);
  const leadId = `led_${click.visitorId?.slice(4)}`;
  const browser = await signIn(await makePerson("staff", agentId));
  await browser.ask("PATCH", `/leads/${leadId}`, { version: 1, name: SECRET });
  const { body } = await browser.ask("GET", "/session");
  return {
    browser,
    owned: { agentId, leadId, sessionId: body.id, code: visitorCode(click.visitorId ?? "") },
  };
}
