import { join } from "node:path";
import { getPlatformProxy } from "wrangler";
import { deliver } from "../../worker/src/office/db/deliver.ts";
import { DEMO_MADE_AT, demoId } from "../../worker/src/office/db/demo-id.ts";
import { foldDays } from "../../worker/src/office/db/fold-days.ts";
import { commit } from "../../worker/src/office/db/publish.ts";
import { insertAgent } from "../../worker/src/office/db/save-agent.ts";
import { insertRotator, partsOfRotator } from "../../worker/src/office/db/save-rotator.ts";
import { PROJECT } from "../build-edge.mjs";

/** As wrangler.office.toml says. */
export const TIME_ZONE = "Asia/Jakarta";

const AGENTS = ["Gita Maharani", "Hadi Wijaya", "Indah Permata", "Joko Susilo"];
const ROTATORS = [
  { slug: "katalog", name: "Katalog", members: [1, 4, 7, 8], sticky: true, clickEvent: "Lead" },
  { slug: "ramadan", name: "Ramadan", members: [2, 5, 9, 10], sticky: false, clickEvent: "ViewContent" },
  { slug: "reseller", name: "Reseller", members: [6, 7, 9], sticky: true, clickEvent: "none" },
];

/** More CS and links beside those of the demo; answers the links that somebody serves. */
export function furnishHouse(stateFolder) {
  return withHouse(stateFolder, async (env) => {
    await addToDemo(env);
    return listRotators(env.DB);
  });
}

/** As cron does, some days each minute; answers how many. */
export function foldHouse(stateFolder, timeZone) {
  return withHouse(stateFolder, async ({ DB }) => {
    let days = 0;
    for (;;) {
      const folded = await foldDays(DB, timeZone, Date.now(), 1_000);
      if (folded === 0) return days;
      days += folded;
    }
  });
}

async function withHouse(stateFolder, run) {
  const { env, dispose } = await getPlatformProxy({
    configPath: join(PROJECT, "wrangler.office.toml"),
    persist: { path: join(stateFolder, "v3") },
  });
  try {
    return await run(env);
  } finally {
    await dispose();
  }
}

async function addToDemo(env) {
  const demo = await env.DB.prepare(
    "SELECT domain_id AS domainId, pixel_id AS pixelId FROM rotators WHERE slug = 'promo'",
  ).first();
  const known = new Set([
    ...(await listIds(env.DB, "SELECT id FROM agents")),
    ...(await listIds(env.DB, "SELECT id FROM rotators")),
  ]);
  const agents = AGENTS.map((name, index) => ({
    id: demoId("agt", 7 + index),
    name,
    phone: `6281100010${7 + index}`,
  }));
  const rotators = ROTATORS.map((rotator, index) => ({ id: demoId("rot", 7 + index), ...rotator }));
  const { rows } = await commit(env.DB, [
    ...agents
      .filter(({ id }) => !known.has(id))
      .map((agent) => insertAgent(env.DB, agent.id, agent, DEMO_MADE_AT)),
    ...rotators
      .filter(({ id }) => !known.has(id))
      .flatMap(({ id, slug, name, members, sticky, clickEvent }) => {
        const input = {
          domainId: demo.domainId,
          slug,
          name,
          method: "round_robin",
          messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
          chatLink: "wa.me",
          deeplink: false,
          sticky: { enabled: sticky, days: 90, cover: "return" },
          fallbackPhone: null,
          consent: { rule: "assumed", formCountries: [], honourGpc: false },
          pixelId: clickEvent === "none" ? null : demo.pixelId,
          clickEvent,
          members: members.map((number) => ({
            agentId: demoId("agt", number),
            weight: 100,
            state: "active",
          })),
        };
        return [
          insertRotator(env.DB, id, input, DEMO_MADE_AT),
          ...partsOfRotator(env.DB, id, input, DEMO_MADE_AT),
        ];
      }),
  ]);
  await deliver({ DB: env.DB, LINKS: env.LINKS }, rows);
}

async function listRotators(db) {
  const { results } = await db
    .prepare(
      `SELECT r.id, r.sticky_enabled AS sticky, r.click_event AS clickEvent, r.pixel_id AS pixelId,
         (SELECT json_group_array(m.agent_id ORDER BY m.position) FROM members AS m WHERE m.rotator_id = r.id AND m.state = 'active') AS agentIds
       FROM rotators AS r ORDER BY r.id`,
    )
    .all();
  return results
    .map((row) => ({ ...row, sticky: row.sticky === 1, agentIds: JSON.parse(row.agentIds) }))
    .filter(({ agentIds }) => agentIds.length > 0);
}

async function listIds(db, sql) {
  return (await db.prepare(sql).all()).results.map(({ id }) => id);
}
