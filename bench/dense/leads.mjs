import { makeWriter } from "./database.mjs";

const HOUR_MS = 3_600_000;
const CONTACT_SHARE = 0.5;
const DELETED_SHARE = 0.003;
const NAMES = [
  "Ayu",
  "Budi",
  "Citra",
  "Dewi",
  "Eko",
  "Fitri",
  "Gilang",
  "Hana",
  "Irfan",
  "Jihan",
  "Kartika",
  "Lukman",
];
const FAMILIES = [
  "Santoso",
  "Wijaya",
  "Pratama",
  "Lestari",
  "Hidayat",
  "Saputra",
  "Rahma",
  "Nugroho",
  "Utami",
  "Siregar",
];
// As often as they stand here.
const STATUSES = [
  ...Array(4).fill("new"),
  ...Array(14).fill("contacted"),
  ...Array(6).fill("responded"),
  ...Array(6).fill("qualified"),
  ...["hot", "hot", "proposal", "proposal", "negotiation", "invoice"],
  ...Array(6).fill("won"),
  ...Array(5).fill("lost"),
];

/** The visitors and their leads, half of them worked on, with their timelines and the log of who did it. */
export function writeLeads(database, random, visitors, { rotators, actor, nowMs }) {
  const writeVisitor = makeWriter(database, "visitors", [
    "id",
    "lead_id",
    "rotator_id",
    "agent_id",
    "clicks",
    "first_click_at",
    "last_click_at",
    "fbc",
    "fbc_at",
    "fbp",
    "first_ad",
    "first_ad_at",
    "last_ad",
    "last_ad_at",
  ]);
  const writeLead = makeWriter(database, "leads", [
    "id",
    "name",
    "phone",
    "email",
    "status",
    "source",
    "rotator_id",
    "agent_id",
    "version",
    "created_at",
    "updated_at",
    "last_activity_at",
    "value_amount",
    "value_currency",
    "deleted_at",
  ]);
  const writeEvent = makeWriter(database, "lead_events", ["id", "lead_id", "at", "kind", "actor", "detail"]);
  const writeChange = makeWriter(database, "audit_log", [
    "id",
    "at",
    "actor",
    "action",
    "subject_id",
    "before",
    "after",
  ]);
  const before = JSON.stringify({ status: "new", agentId: null });

  database.exec("BEGIN");
  for (const visitor of visitors) {
    writeVisitor(toVisitorRow(visitor, rotators));
    if (!visitor.ownLead) continue;
    const lead = makeLead(random, visitor, rotators, nowMs);
    writeLead(lead);
    if (lead.version === 1) continue;
    const at = lead.updated_at;
    const detail = JSON.stringify({
      actorName: "Owner",
      changes: { status: { before: "new", after: lead.status } },
    });
    writeEvent({ id: random.id("lev", at), lead_id: lead.id, at, kind: "edited", actor, detail });
    if (random.chance(0.4))
      writeEvent({
        id: random.id("lev", at + 1),
        lead_id: lead.id,
        at: at + 1,
        kind: "note",
        actor,
        detail: JSON.stringify({ actorName: "Owner", note: "Tanya ongkir, minta dikabari besok." }),
      });
    const after = JSON.stringify({ status: lead.status, agentId: lead.agent_id, changed: ["status"] });
    writeChange({
      id: random.id("aud", at),
      at,
      actor,
      action: "lead.updated",
      subject_id: lead.id,
      before,
      after,
    });
  }
  database.exec("COMMIT");
}

function toVisitorRow(visitor, rotators) {
  return {
    id: visitor.id,
    lead_id: visitor.leadId,
    rotator_id: rotators[visitor.rotator].id,
    agent_id: visitor.agentId,
    clicks: visitor.clicks,
    first_click_at: visitor.firstAt,
    last_click_at: visitor.lastAt,
    fbc: visitor.fbc,
    fbc_at: visitor.lastAdAt ?? visitor.firstAdAt,
    fbp: visitor.fbp,
    first_ad: visitor.firstAd,
    first_ad_at: visitor.firstAdAt,
    last_ad: visitor.lastAd,
    last_ad_at: visitor.lastAdAt,
  };
}

function makeLead(random, visitor, rotators, nowMs) {
  const { id, leadId, firstAt, agentId } = visitor;
  const clicked = {
    id: leadId,
    name: `Visitor ${id.slice(14, 22).toUpperCase()}`,
    status: "new",
    source: "click",
    rotator_id: rotators[visitor.rotator].id,
    agent_id: agentId,
    version: 1,
    created_at: firstAt,
    updated_at: firstAt,
    last_activity_at: firstAt,
  };
  if (!random.chance(CONTACT_SHARE)) return clicked;
  const at = Math.min(nowMs, firstAt + Math.floor(random.next() ** 2 * 200 * HOUR_MS));
  const status = random.pick(STATUSES);
  const isWon = status === "won";
  return {
    ...clicked,
    name: `${random.pick(NAMES)} ${random.pick(FAMILIES)}`,
    phone: random.chance(0.9) ? `628${100_000_000 + random.whole(9_000_000_000)}` : null,
    email: random.chance(0.1) ? `${id.slice(14, 24)}@example.com` : null,
    status,
    value_amount: isWon ? 50_000 + random.whole(40) * 25_000 : null,
    value_currency: isWon ? "IDR" : null,
    version: 2,
    updated_at: at,
    last_activity_at: at,
    deleted_at: random.chance(DELETED_SHARE) ? at : null,
  };
}
