import { describe, expect, it } from "vitest";
import { isId } from "@rotator/shared/core/id";
import type { PublishedMember, PublishedRotator } from "@rotator/shared/core/published-rotator";
import { click, makeLink, makeMember, publishToRotation } from "../../test/edge-link.ts";
import { createIsolate } from "./isolate.ts";
import type { Isolate } from "./isolate.ts";

const sticky = { enabled: true, days: 90, cover: "return" as const };

/** A person's browser: keeps the visitor cookie, and lets more than five seconds pass between clicks. */
function makeBrowser() {
  let cookie = "";
  return {
    get cookie() {
      return cookie;
    },
    async visit(link: PublishedRotator, isolate: Isolate = createIsolate()): Promise<string> {
      const { phone, cookies } = await click(link, { isolate, headers: cookie ? { cookie } : {} });
      cookie = cookies.find((each) => each.startsWith("wr=")) ?? cookie;
      const member = link.members.findIndex((each) => each.phone === phone);
      return "ABCDEF"[member] ?? phone;
    },
  };
}

const switched = (link: PublishedRotator, letter: string, state: PublishedMember["state"]) =>
  link.members.map((member, i) => ("ABCDEF"[i] === letter ? { ...member, state } : member));

describe("a returning visitor", () => {
  it("gets its agent again, and no turn is taken for it", async () => {
    const link = await makeLink({ sticky });
    const [ani, budi] = [makeBrowser(), makeBrowser()];
    expect(await ani.visit(link)).toBe("A");
    expect(await budi.visit(link)).toBe("B");
    expect([await ani.visit(link), await budi.visit(link), await ani.visit(link)]).toEqual(["A", "B", "A"]);
    expect(await makeBrowser().visit(link)).toBe("C");
  });

  it("keeps its code", async () => {
    const link = await makeLink({ sticky });
    const first = await click(link);
    const second = await click(link, { headers: { cookie: first.cookies.join("; ") } });
    expect(second.message).toBe(first.message);
  });

  it("gets the agent that it knows from another link", async () => {
    const shared = makeMember();
    const one = await makeLink({ sticky, members: [shared] });
    const other = await makeLink({ sticky, members: [makeMember(), makeMember(), shared] });
    const browser = makeBrowser();
    await browser.visit(one);
    expect(await browser.visit(other)).toBe("C");
  });

  it("is covered by the same one while its agent is off, and then goes back", async () => {
    const link = await makeLink({ sticky });
    const browser = makeBrowser();
    expect(await browser.visit(link)).toBe("A");
    const away = await publishToRotation(link, { members: switched(link, "A", "off") });
    const cover = await browser.visit(link);
    expect(["B", "C"]).toContain(cover);
    for (let i = 0; i < 3; i++) expect(await browser.visit(link)).toBe(cover);
    await publishToRotation(away, { members: switched(link, "A", "active") });
    expect(await browser.visit(link)).toBe("A");
  });

  it("stays with who covered where the rotator says so", async () => {
    const link = await makeLink({ sticky: { ...sticky, cover: "keep" } });
    const browser = makeBrowser();
    expect(await browser.visit(link)).toBe("A");
    const away = await publishToRotation(link, { members: switched(link, "A", "off") });
    const cover = await browser.visit(link);
    await publishToRotation(away, { members: switched(link, "A", "active") });
    expect(await browser.visit(link)).toBe(cover);
  });

  it("still gets an agent that takes old customers only, whom nobody else gets", async () => {
    const link = await makeLink({ sticky });
    const browser = makeBrowser();
    expect(await browser.visit(link)).toBe("A");
    await publishToRotation(link, { members: switched(link, "A", "drain") });
    expect(await browser.visit(link)).toBe("A");
    const others = await Promise.all(Array.from({ length: 6 }, () => makeBrowser().visit(link)));
    expect(others).not.toContain("A");
  });

  it("goes to the heir of an agent that left, or to the next turn", async () => {
    const link = await makeLink({ sticky });
    const [ani, budi] = [makeBrowser(), makeBrowser()];
    await ani.visit(link);
    await budi.visit(link);
    const [a, b, c] = link.members as [PublishedMember, PublishedMember, PublishedMember];
    const left = await publishToRotation(link, { members: [b, c], heirs: { [a.id]: c.id } });
    expect(await ani.visit(left)).toBe("B");
    const more = await publishToRotation(left, { members: [c, makeMember()], heirs: {} });
    const next = await budi.visit(more);
    expect(await budi.visit(more)).toBe(next);
  });

  it("is spread by turn where that is off", async () => {
    const link = await makeLink();
    const browser = makeBrowser();
    const isolates = [createIsolate(), createIsolate(), createIsolate()];
    let order = "";
    for (const isolate of isolates) order += await browser.visit(link, isolate);
    expect(order).toBe("ABC");
  });

  it.each([
    "wr=",
    "wr=x",
    "wr=; wr=y",
    `wr=${"z".repeat(9_000)}`,
    "wr=%00%ff",
    "wr=0123456789abcdefghjkmnpqrs.evil-1",
    `xwr=1; wr="quoted"`,
    "\u0000",
    "wr=__proto__",
  ])("with the forged cookie %j is a new one", async (cookie) => {
    const link = await makeLink({ sticky });
    const { response, cookies } = await click(link, { headers: { cookie: cookie.replaceAll("\u0000", "") } });
    expect(response.status).toBe(302);
    expect(isId("vis", `vis_${cookies[0]?.slice(3, 29) ?? ""}`)).toBe(true);
  });
});

describe("an agent that is switched off", () => {
  it("gets nobody after two seconds: new traffic, cookie traffic, and a cold isolate with a stale copy", async () => {
    const link = await makeLink({ sticky, members: [makeMember(), makeMember()] });
    const warm = createIsolate();
    const browser = makeBrowser();
    expect(await browser.visit(link, warm)).toBe("A");
    await publishToRotation(link, { members: switched(link, "A", "off") });
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    expect(await browser.visit(link, warm)).toBe("B");
    for (let i = 0; i < 4; i++) expect(await makeBrowser().visit(link, warm)).toBe("B");
    for (let i = 0; i < 4; i++) expect(await makeBrowser().visit(link, createIsolate())).toBe("B");
    expect(await browser.visit(link, createIsolate())).toBe("B");
  });
});

describe("a double tap", () => {
  it("is one turn and one code, with the cookie or without it", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const headers = { "cf-connecting-ip": "203.0.113.9" };
    const first = await click(link, { isolate, headers, query: "fbclid=abc" });
    const again = await click(link, { isolate, headers, query: "fbclid=abc" });
    const withCookie = await click(link, { isolate, headers: { cookie: first.cookies.join("; ") } });
    expect([again.phone, again.message, again.cookies]).toEqual([first.phone, first.message, first.cookies]);
    expect([withCookie.phone, withCookie.message]).toEqual([first.phone, first.message]);
    expect((await click(link, { isolate })).phone).toBe(link.members[1]?.phone);
  });

  it("is one turn too where the first one's agent has been switched off since", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const tap = () =>
      click(link, { isolate, headers: { "cf-connecting-ip": "203.0.113.9" }, query: "fbclid=abc" });
    expect((await tap()).phone).toBe(link.members[0]?.phone);
    await publishToRotation(link, { members: switched(link, "A", "off") });
    for (const lane of isolate.lanes.values()) lane.confirmedAt -= 2_100;
    const second = await tap();
    expect(second.phone).not.toBe(link.members[0]?.phone);
    for (let i = 0; i < 3; i++) expect((await tap()).message).toBe(second.message);
  });

  it("is one turn also while the first tap still waits", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const tap = () =>
      click(link, { isolate, headers: { "cf-connecting-ip": "203.0.113.9" }, query: "gclid=abc" });
    const [first, second] = await Promise.all([tap(), tap()]);
    expect(second.message).toBe(first.message);
    expect(second.phone).toBe(first.phone);
  });

  it("is two people where only the address and browser are the same", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const tap = () => click(link, { isolate, headers: { "cf-connecting-ip": "203.0.113.9" } });
    expect((await tap()).phone).not.toBe((await tap()).phone);
  });
});
