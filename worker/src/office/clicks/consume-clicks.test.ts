import { env } from "cloudflare:workers";
import { visitorCode } from "@rotator/shared/core/id";
import { describe, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { makeAdQuery, makeClick, makePack } from "../../../test/make-click.ts";

describe("clicks consumer", () => {
  it("begins a lead with a new visitor's click", async ({ expect }) => {
    const click = makeClick({ query: `${makeAdQuery("a")}&k_budget=5jt` });
    const result = await deliver([makePack([click])]);
    expect(result.explicitAcks).toEqual(["0"]);
    const visitorId = click.visitorId ?? "";
    const lead = await env.DB.prepare("SELECT * FROM leads WHERE id = ?").bind(`led_${visitorId.slice(4)}`).first();
    expect(lead).toMatchObject({ name: `Visitor ${visitorCode(visitorId)}`, status: "new", source: "click", created_at: click.at });
    const row = await env.DB.prepare("SELECT * FROM clicks WHERE id = ?").bind(click.id).first();
    expect(row).toMatchObject({ in_app: "instagram", os: "Android", device: "mobile", ip: "203.0.113.0", language: "id-ID", utm_campaign: "Promo November", custom: '{"k_budget":"5jt"}' });
  });
});
