import { env } from "cloudflare:workers";
import { TRY_PROFILES } from "@rotator/shared/core/try-profile";
import { makeId } from "@rotator/shared/core/id";
import { writeVisitorCookie } from "@rotator/shared/core/visitor";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../test/ask-api.ts";
import { makeAgent, makeRotator, member } from "../../test/builders.ts";
import { PROFILE_USER_AGENTS } from "./try-link.ts";

async function makeMade(deeplink: boolean) {
  const { key } = await makeKey();
  const agents = [await makeAgent(), await makeAgent(), await makeAgent()];
  const { id, address } = await makeRotator({
    members: agents.map((agent) => member(agent.id)),
    sticky: { enabled: true, days: 90, cover: "return" },
    messageTemplate: "Halo {{name|Kak}} [k:budget] (Ref: {{code}})",
    deeplink,
  });
  return { key, agents, id, link: `https://${address.replace("/", "/wa/")}` };
}

/** Clicks come by the queue, a batch every two seconds. */
const POLL = { timeout: 10_000, interval: 100 };
const QUERY = "k_name=Ani&k_budget=%3Cb%3E%26%225jt%22";

async function reallyClick(link: string, headers: Record<string, string>) {
  const response = await env.EDGE.fetch(`${link}?${QUERY}`, {
    redirect: "manual",
    headers: { "accept-language": "id", ...headers },
  });
  return { location: response.headers.get("location"), body: await response.text() };
}

async function listClicks(rotatorId: string) {
  const { results } = await env.DB.prepare(
    "SELECT verdict, reason, choice, consent, agent_id AS agentId, roster_version AS rosterVersion FROM clicks WHERE rotator_id = ? ORDER BY id",
  )
    .bind(rotatorId)
    .all();
  return results;
}

function opensOf({ location, body }: { location: string | null; body: string }): string {
  if (location !== null) return "redirect";
  return body === "" ? "nothing" : "page";
}

const readEntity = (entity: string) => String.fromCharCode(Number(entity.slice(2, -1)));

const withoutCode = (text: string | null) => text?.replace(/Ref(: |%3A%20)\w{8}/g, "Ref") ?? null;

describe("a link that is tried", () => {
  it.for([true, false])(
    "answers like the real click that comes next, as every profile, app links %s",
    { timeout: 20_000 },
    async (deeplink, { expect }) => {
      const tried = [];
      for (const profile of TRY_PROFILES) {
        const { key, agents, id, link } = await makeMade(deeplink);
        const body = { profile, query: QUERY };
        const { status, body: met } = await askApi("POST", `/rotators/${id}/try`, { key, body });
        expect(status).toBe(200);
        tried.push({ profile, id, met });
        const real = await reallyClick(link, {
          "user-agent": PROFILE_USER_AGENTS[profile],
          ...(profile === "prefetch" && { "sec-purpose": "prefetch" }),
        });
        expect(met.opens, profile).toBe(opensOf(real));
        if (met.opens === "redirect") expect(withoutCode(met.chatLink)).toBe(withoutCode(real.location));
        if (met.opens === "page")
          expect(withoutCode(real.body.replace(/&#3[89];/g, readEntity))).toContain(
            withoutCode(met.chatLink),
          );
        if (met.opens !== "nothing") expect(met.message).toContain('Halo Ani <b>&"5jt"');
        if (met.verdict === "human") expect(met.agent.agentId).toBe(agents[0]?.id);
      }
      for (const { profile, id, met } of tried) {
        await expect.poll(() => listClicks(id), POLL).toHaveLength(1);
        const { verdict, reason, choice, consent, rosterVersion } = met;
        const agentId = met.agent?.agentId ?? null;
        const told = { verdict, reason, choice, consent, agentId, rosterVersion };
        expect(await listClicks(id), profile).toEqual([told]);
      }
      expect(new Set(tried.map(({ met }) => met.verdict))).toEqual(
        new Set(["human", "preview", "bot", "prefetch"]),
      );
    },
  );

  it("as a customer who comes back meets the agent whose customer it is", async ({ expect }) => {
    const { key, agents, id, link } = await makeMade(false);
    const ownerId = agents[2]?.id ?? "";
    const body = { profile: "iphone_facebook", ownerId };
    const { body: met } = await askApi("POST", `/rotators/${id}/try`, { key, body });
    expect(met).toMatchObject({ verdict: "human", choice: "sticky", agent: { agentId: ownerId } });
    const visitorId = makeId("vis", Date.now(), crypto.getRandomValues(new Uint8Array(16)));
    const owners = [{ agentId: ownerId, at: Date.now() - 60_000 }];
    const cookie = `wr=${writeVisitorCookie({ id: visitorId, owners })}`;
    const real = await reallyClick(link, { "user-agent": PROFILE_USER_AGENTS.iphone_facebook, cookie });
    expect(real.location).toContain(agents[2]?.phone);
  });

  it(
    "takes no turn, records nothing and follows a switch at once",
    { timeout: 20_000 },
    async ({ expect }) => {
      const { key, agents, id, link } = await makeMade(false);
      const meet = async () => {
        const body = { profile: "android_chrome" };
        return (await askApi("POST", `/rotators/${id}/try`, { key, body })).body.agent.agentId;
      };
      for (let times = 0; times < 4; times++) expect(await meet()).toBe(agents[0]?.id);
      const body = { state: "off" };
      await askApi("PUT", `/rotators/${id}/members/${agents[0]?.id}/state`, { key, body });
      expect(await meet()).toBe(agents[1]?.id);
      const real = await reallyClick(link, { "user-agent": PROFILE_USER_AGENTS.android_chrome });
      expect(real.location).toContain(agents[1]?.phone);
      expect(await meet()).toBe(agents[2]?.id);
      await expect.poll(() => listClicks(id), POLL).toHaveLength(1);
      for (const table of ["visitors", "click_stats"]) {
        const rows = env.DB.prepare(`SELECT * FROM ${table} WHERE rotator_id = ?`).bind(id);
        expect((await rows.all()).results).toHaveLength(1);
      }
    },
  );

  it("is one of this deployment, as somebody that is known", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeRotator();
    const meet = (at: string, body: unknown) => askApi("POST", `/rotators/${at}/try`, { key, body });
    expect(await meet("rot_nothing", { profile: "prefetch" })).toMatchObject({ status: 404 });
    expect(await meet(id, { profile: "toaster", url: "https://evil.example" })).toMatchObject({
      status: 422,
      body: { errors: { profile: "malformed", url: "unknown" } },
    });
  });

  it.for(["agt_nobody", "agt_x; wr=1\r\nx: y", ""])(
    "knows no customer of %j",
    async (ownerId, { expect }) => {
      const { key, id } = await makeMade(false);
      const body = { profile: "iphone_facebook", ownerId };
      expect(await askApi("POST", `/rotators/${id}/try`, { key, body })).toMatchObject({
        status: 422,
        body: { errors: { ownerId: "not_a_member" } },
      });
    },
  );

  it("takes whatever a query says for a query", async ({ expect }) => {
    const { key, id } = await makeMade(false);
    const query = "k_name=%&x=#@evil.example/wa/other?\r\n\u0000";
    const body = { profile: "iphone_facebook", query };
    const { status, body: met } = await askApi("POST", `/rotators/${id}/try`, { key, body });
    expect(status).toBe(200);
    expect(new URL(met.chatLink).host).toBe("wa.me");
  });

  it("is tried from inside alone: no request from outside makes the edge answer what it would do", async ({
    expect,
  }) => {
    const { id, link } = await makeMade(false);
    const response = await env.EDGE.fetch(`${link}/try`, { redirect: "manual" });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(id);
  });

  it("is met as from the country that is named", async ({ expect }) => {
    const { key, id } = await makeMade(false);
    const consentFrom = async (country?: string) => {
      const body = { profile: "android_chrome", query: "", ...(country && { country }) };
      return (await askApi("POST", `/rotators/${id}/try`, { key, body })).body.consent;
    };
    expect(await Promise.all(["DE", "UK", "ID", undefined].map(consentFrom))).toEqual([
      "country",
      "country",
      "given",
      "given",
    ]);
    const body = { profile: "android_chrome", country: "XX" };
    expect(await askApi("POST", `/rotators/${id}/try`, { key, body })).toMatchObject({
      status: 422,
      body: { errors: { country: "unknown" } },
    });
  });
});
