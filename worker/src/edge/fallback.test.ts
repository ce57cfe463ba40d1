import { describe, expect, it } from "vitest";
import { collectClicks } from "../../test/collect-clicks.ts";
import { click, makeLink, makeMember, publishToRotation } from "../../test/edge-link.ts";
import { createIsolate } from "./isolate.ts";

const off = () => makeMember({ state: "off" });
const drain = () => makeMember({ state: "drain" });

describe("where nobody takes turns", () => {
  it("the rotator's backup number gets the visitor, with the message", async () => {
    const link = await makeLink({ members: [off(), drain()], fallbackPhone: "628111222333" });
    const { clicks, bindings } = collectClicks({ FALLBACK_PHONE: "628999" });
    const { phone, message } = await click(link, { bindings });
    expect(phone).toBe("628111222333");
    expect(message).toContain("Ref: ");
    expect(clicks).toMatchObject([{ choice: "fallback", verdict: "human" }]);
    expect(clicks[0]?.agentId).toBeUndefined();
  });

  it("the deployment's backup number comes next", async () => {
    const link = await makeLink({ members: [off()] });
    expect((await click(link, { bindings: { FALLBACK_PHONE: "628999" } })).phone).toBe("628999");
  });

  it("then an agent for old customers, rather than nobody", async () => {
    const link = await makeLink({ members: [off(), drain()] });
    expect((await click(link)).phone).toBe(link.members[1]?.phone);
  });

  it("at last a page apologises, and the click is recorded", async () => {
    const link = await makeLink({ members: [off(), off()] });
    const { clicks, bindings } = collectClicks();
    const { response } = await click(link, { bindings, headers: { "accept-language": "id" } });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain("Maaf, belum ada CS yang bisa membalas");
    expect(html).toContain('<a href="" rel="nofollow noreferrer">Coba lagi</a>');
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(clicks).toMatchObject([{ choice: "fallback", verdict: "human" }]);
  });

  it("the first one who is switched on gets the next visitor", async () => {
    const link = await makeLink({ members: [off(), off()] });
    const isolate = createIsolate();
    expect((await click(link, { isolate })).response.status).toBe(200);
    await publishToRotation(link, {
      members: link.members.map((member, i) => (i === 1 ? { ...member, state: "active" } : member)),
    });
    for (const lane of isolate.lanes.values()) lane.confirmedAt -= 2_100;
    expect((await click(link, { isolate })).phone).toBe(link.members[1]?.phone);
  });
});

describe("a link that is paused or archived", () => {
  it.each(["paused", "archived"] as const)(
    "still leads to somebody who is on, charged to nobody (%s)",
    async (status) => {
      const link = await makeLink({ status });
      const isolate = createIsolate();
      const { clicks, bindings } = collectClicks();
      const phones = new Set<string>();
      for (let i = 0; i < 3; i++) phones.add((await click(link, { isolate, bindings })).phone);
      expect(phones).toEqual(new Set(link.members.map((member) => member.phone)));
      expect(clicks.every(({ choice }) => choice === "fallback")).toBe(true);
      await publishToRotation(link, { status: "active" });
      expect((await click(link)).phone).toBe(link.members[0]?.phone);
    },
  );

  it("changes nobody's owner, not even by a double tap, and leads customers to their own", async () => {
    const sticky = { enabled: true, days: 90, cover: "return" as const };
    const link = await makeLink({ sticky });
    const customer = await click(link);
    const paused = await publishToRotation(link, { status: "paused" });
    const isolate = createIsolate();
    const stranger = await click(link, { isolate });
    const again = await click(link, { isolate, headers: { cookie: stranger.cookies.join("; ") } });
    expect(again.cookies).toEqual(stranger.cookies);
    expect(again.cookies[0]).not.toContain(".");
    const back = await click(link, { headers: { cookie: customer.cookies.join("; ") } });
    expect(back.phone).toBe(customer.phone);
    await publishToRotation(paused, { status: "active" });
    expect((await click(link, { headers: { cookie: back.cookies.join("; ") } })).phone).toBe(customer.phone);
  });

  it("leaves out who has a weight of 0, as everywhere", async () => {
    const members = [makeMember({ weight: 0 }), makeMember({ weight: 90 }), makeMember({ weight: 10 })];
    const link = await makeLink({ status: "paused", members });
    const isolate = createIsolate();
    for (let i = 0; i < 6; i++) expect((await click(link, { isolate })).phone).not.toBe(members[0]?.phone);
    const alone = await makeLink({ members: [makeMember({ weight: 0 })], fallbackPhone: "628555" });
    expect((await click(alone)).phone).toBe("628555");
  });

  it("leads to the backup number where nobody is on", async () => {
    const link = await makeLink({ status: "archived", members: [off()], fallbackPhone: "628777" });
    expect((await click(link)).phone).toBe("628777");
  });
});
