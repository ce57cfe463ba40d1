import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { deliver, type PublishEnv } from "./deliver.ts";
import { DEMO_MADE_AT, demoId } from "./demo-id.ts";
import type { MemberInput } from "./members.ts";
import { commit } from "./publish.ts";
import { insertAgent } from "./save-agent.ts";
import { insertDomain } from "./save-domain.ts";
import type { PixelEnv } from "./save-pixel.ts";
import { insertRotator, partsOfRotator, type RotatorInput } from "./save-rotator.ts";
import { DEMO_PIXEL_ID, demoPixelStatements } from "./seed-demo-pixel.ts";
import { demoOwnerStatements } from "./seed-demo-owner.ts";
import { agents, domains, rotatorAddresses } from "./schema.ts";

const HOST = "localhost";

const ayu = demoId("agt", 1);
const budi = demoId("agt", 2);
const citra = demoId("agt", 3);
const dimas = demoId("agt", 4);
const eka = demoId("agt", 5);
const fajar = demoId("agt", 6);

// Numbers of a valid form that look unassigned.
const AGENTS = [
  { id: ayu, name: "Ayu Lestari", phone: "62811000101" },
  { id: budi, name: "Budi Santoso", phone: "62811000102" },
  { id: citra, name: "Citra Dewi", phone: "62811000103" },
  { id: dimas, name: "Dimas Pratama", phone: "62811000104" },
  { id: eka, name: "Eka Putri", phone: "62811000105" },
  { id: fajar, name: "Fajar Nugroho", phone: "62811000106" },
];

const ROTATORS: (Partial<RotatorInput> & { slug: string; name: string; members: MemberInput[] })[] = [
  {
    slug: "promo",
    name: "Promo",
    members: [turns(ayu), turns(budi), turns(citra)],
    pixelId: DEMO_PIXEL_ID,
    clickEvent: "Lead",
  },
  {
    slug: "vip",
    name: "VIP",
    method: "weighted",
    members: [turns(dimas, 80), turns(eka, 20)],
    pixelId: DEMO_PIXEL_ID,
    clickEvent: "Contact",
  },
  {
    slug: "sticky",
    name: "Pelanggan tetap",
    sticky: { enabled: true, days: 90, cover: "return" },
    members: [turns(dimas), turns(eka), turns(fajar)],
    pixelId: DEMO_PIXEL_ID,
    clickEvent: "ViewContent",
  },
  {
    slug: "app",
    name: "Langsung ke aplikasi",
    deeplink: true,
    members: [turns(citra), turns(dimas), turns(fajar)],
  },
  { slug: "closed", name: "Tutup", fallbackPhone: "62811000199", members: [off(ayu), off(budi)] },
  { slug: "empty", name: "Tanpa cadangan", members: [off(eka), off(fajar)] },
];

/** Makes the demo where it is not there yet; answers how many rotators it made. */
export async function seedDemo(env: PublishEnv & PixelEnv): Promise<number> {
  const db = drizzle(env.DB);
  const domain = await db.select({ id: domains.id }).from(domains).where(eq(domains.host, HOST)).get();
  const domainId = domain?.id ?? demoId("dom", 1);
  const present = await db.select({ id: agents.id }).from(agents);
  const taken = await db.select().from(rotatorAddresses).where(eq(rotatorAddresses.domainId, domainId));

  const missing = AGENTS.filter(({ id }) => present.every((agent) => agent.id !== id));
  const made = ROTATORS.filter(({ slug }) => taken.every((address) => address.slug !== slug));
  const { rows } = await commit(env.DB, [
    ...(domain
      ? []
      : [insertDomain(env.DB, domainId, HOST, { host: HOST, setMetaCookies: false }, DEMO_MADE_AT)]),
    ...missing.map((agent) => insertAgent(env.DB, agent.id, agent, DEMO_MADE_AT)),
    ...(await demoPixelStatements(env, listTelling())),
    ...(await demoOwnerStatements(env.DB)),
    ...made.flatMap((rotator) => rotatorStatements(env.DB, domainId, rotator)),
  ]);
  await deliver(env, rows);
  return made.length;
}

function listTelling() {
  return ROTATORS.flatMap((rotator) =>
    rotator.clickEvent === undefined ? [] : [{ rotatorId: idOf(rotator), clickEvent: rotator.clickEvent }],
  );
}

function rotatorStatements(
  db: D1Database,
  domainId: string,
  rotator: (typeof ROTATORS)[number],
): D1PreparedStatement[] {
  const id = idOf(rotator);
  const input: RotatorInput = {
    domainId,
    method: "round_robin",
    messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
    chatLink: "wa.me",
    deeplink: false,
    sticky: { enabled: false, days: 90, cover: "return" },
    fallbackPhone: null,
    consent: { rule: "assumed", formCountries: [], honourGpc: false },
    pixelId: null,
    clickEvent: "none",
    ...rotator,
  };
  return [insertRotator(db, id, input, DEMO_MADE_AT), ...partsOfRotator(db, id, input, DEMO_MADE_AT)];
}

function idOf(rotator: (typeof ROTATORS)[number]): string {
  return demoId("rot", ROTATORS.indexOf(rotator) + 1);
}

function turns(agentId: string, weight = 100): MemberInput {
  return { agentId, weight, state: "active" };
}

function off(agentId: string): MemberInput {
  return { agentId, weight: 100, state: "off" };
}
