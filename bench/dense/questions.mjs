import { demoId } from "../../worker/src/office/db/demo-id.ts";
import { encodeTime } from "../../shared/src/core/id.ts";

const DAY_MS = 86_400_000;
const PERIODS = [7, 30, 90];

/** Of one thing, of a person's own session, or streamed for as long as it takes: neither a list nor a report. */
const NOT_ASKED = new Set([
  "/api/setup",
  "/api/session",
  "/api/auth/sessions",
  "/api/agents/{id}",
  "/api/pixels/{id}",
  "/api/domains/{id}",
  "/api/rotators/{id}",
  "/api/users/{id}",
  "/api/settings/general",
  "/api/settings/conversions",
  "/api/settings/retention",
  "/api/settings/alarm-channels",
  "/api/clicks.csv",
  "/api/leads.csv",
]);

/** What is asked of every list and report of the document; throws where the document has one that nothing is asked of. */
export function listQuestions(document, facts) {
  const asked = [
    ...askReports(facts),
    ...askClicks(facts),
    ...askLeads(facts),
    ...askEvents(facts),
    ...askSmallLists(facts),
  ].map((question) => ({ method: "GET", ...question }));
  const known = new Set(asked.map(({ route }) => route));
  const forgotten = Object.entries(document.paths)
    .filter(([route, { get }]) => get !== undefined && !NOT_ASKED.has(route) && !known.has(route))
    .map(([route]) => route);
  if (forgotten.length > 0) throw new Error(`nothing is asked of ${forgotten.join(", ")}`);
  return asked;
}

function askReports({ today, rotatorId, rotatorIds }) {
  const ofPeriods = (name, query = {}, note = "") =>
    PERIODS.map((days) =>
      ask(`/api/reports/${name}`, `${days} days${note}`, {
        from: addDays(today, 1 - days),
        to: today,
        ...query,
      }),
    );
  return [
    ...["overview", "ads", "stairs", "agents", "rotators", "countries", "devices", "hours"].flatMap((name) =>
      ofPeriods(name),
    ),
    ...ofPeriods("stairs", { rotatorId }, ", a link"),
    ...ofPeriods("shares", { rotatorId }, ", a link"),
    ask("/api/reports/overview", "today", { from: today, to: today }),
    ask("/api/reports/ads", "today", { from: today, to: today }),
    ask("/api/reports/sparklines", "every link", { rotatorIds: rotatorIds.join(",") }),
    ask("/api/reports/{file}", "90 days", { from: addDays(today, -89), to: today }, { file: "agents.csv" }),
  ];
}

function askClicks({ now, rotatorId, agentId, campaign, clickId, clickCursor }) {
  const cursor = `clk_${encodeTime(now - 45 * DAY_MS)}`;
  const span = { from: now - 40 * DAY_MS, to: now - 30 * DAY_MS };
  const filters = {
    rotatorId,
    agentId,
    verdict: "bot",
    choice: "cover",
    country: "NL",
    device: "tablet",
    inApp: "tiktok",
    campaign,
    source: "tiktok",
  };
  const ofFilters = Object.entries(filters).map(([name, value]) =>
    ask("/api/clicks", name, { [name]: value }),
  );
  return [
    ask("/api/clicks", "all", {}),
    ask("/api/clicks", "100 a page", { limit: 100 }),
    ask("/api/clicks", "second page", { cursor: clickCursor }),
    ask("/api/clicks", "page of 45 days ago", { cursor }),
    ask("/api/clicks", "ten days", span),
    ...ofFilters,
    ask("/api/clicks", "link and CS", { rotatorId, agentId }),
    ask("/api/clicks", "link, verdict, ten days", { rotatorId, verdict: "human", ...span }),
    ask("/api/clicks", "CS, country, app, 45 days ago", {
      agentId,
      country: "ID",
      inApp: "instagram",
      cursor,
    }),
    ask("/api/clicks", "everything at once", { ...filters, verdict: "human" }),
    ask("/api/clicks", "nothing found", { country: "ZZ", limit: 100 }),
    ask("/api/clicks/{id}", "one", {}, { id: clickId }),
  ];
}

function askLeads({ now, rotatorId, agentId, leadId, lead }) {
  const cursor = `led_${encodeTime(now - 45 * DAY_MS)}`;
  const span = { from: now - 40 * DAY_MS, to: now - 30 * DAY_MS };
  const ofTabs = ["contact", "clicked", "deleted"].flatMap((tab) => [
    ask("/api/leads", `${tab}: all`, { tab }),
    ask("/api/leads", `${tab}: 100 a page`, { tab, limit: 100 }),
    ask("/api/leads", `${tab}: page of 45 days ago`, { tab, cursor }),
    ask("/api/leads", `${tab}: ten days`, { tab, ...span }),
    ask("/api/leads", `${tab}: CS`, { tab, agentId }),
    ask("/api/leads", `${tab}: link`, { tab, rotatorId }),
    ask("/api/leads", `${tab}: status`, { tab, status: "negotiation" }),
    ask("/api/leads", `${tab}: CS and status`, { tab, agentId, status: "won" }),
    ask("/api/leads", `${tab}: CS, link, status, ten days`, {
      tab,
      agentId,
      rotatorId,
      status: "won",
      ...span,
    }),
  ]);
  const search = (note, q) => ({
    route: "/api/leads/search",
    path: "/api/leads/search",
    method: "POST",
    note,
    body: { q },
  });
  return [
    ...ofTabs,
    ask("/api/leads/counts", "all", {}),
    ask("/api/leads/counts", "ten days", span),
    ask("/api/leads/counts", "CS", { agentId }),
    ask("/api/leads/counts", "link", { rotatorId }),
    ask("/api/leads/counts", "CS and link", { agentId, rotatorId }),
    ask("/api/leads/{id}", "one", {}, { id: leadId }),
    search("code", lead.codes[0]),
    search("whole message", `Halo Kak, saya mau tanya promonya.\n(Ref: ${lead.codes[0]})`),
    search("phone", `+${lead.phone}`),
    search("beginning of a phone", "+6281"),
    search("beginning of a name", "ayu"),
    search("nothing found", "Zzyzx"),
  ];
}

function askEvents({ now, rotatorId, pixelId, eventId, personId }) {
  const cursor = `cev_${encodeTime(now - 45 * DAY_MS)}`;
  const list = (note, query) => ask("/api/conversion-events", note, query);
  return [
    list("all", {}),
    list("100 a page", { limit: 100 }),
    list("page of 45 days ago", { cursor }),
    ...["waiting", "sending", "delivered", "held", "rejected"].map((status) => list(status, { status })),
    list("pixel", { pixelId }),
    list("link", { rotatorId }),
    list("person", { personId }),
    list("reason", { reason: "refused" }),
    list("link and refused", { rotatorId, status: "rejected" }),
    list("pixel, link, reason, ten days", {
      pixelId,
      rotatorId,
      reason: "refused",
      from: now - 40 * DAY_MS,
      to: now - 30 * DAY_MS,
    }),
    ...PERIODS.map((days) =>
      ask("/api/conversion-events/counts", `${days} days`, { from: now - days * DAY_MS, to: now }),
    ),
    ask("/api/conversion-events/{id}", "one", {}, { id: eventId }),
  ];
}

function askSmallLists({ rotatorId, leadId }) {
  const owner = demoId("usr", 1);
  const names = [
    "agents",
    "rotators",
    "domains",
    "pixels",
    "users",
    "invitations",
    "api-keys",
    "alarms",
    "checks",
  ];
  return [
    ...names.map((name) => ask(`/api/${name}`, "all", {})),
    ask("/api/agents", "archived", { archived: true }),
    ask("/api/rotators", "archived", { archived: true }),
    ask("/api/rotators/{id}/impact", "a link", {}, { id: rotatorId }),
    ask("/api/rotators/{id}/match-quality", "a link", {}, { id: rotatorId }),
    ask("/api/users/{id}/holdings", "the owner", {}, { id: owner }),
    ask("/api/audit-log", "all", {}),
    ask("/api/audit-log", "of a lead", { subjectId: leadId }),
    ask("/api/audit-log", "of a person", { actor: `user:${owner}` }),
    ask("/api/audit-log", "of nobody", { actor: "user:usr_0" }),
  ];
}

function ask(route, note, query, params = {}) {
  const path = route.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]));
  return { route, note, path: `${path}?${new URLSearchParams(query)}` };
}

function addDays(day, count) {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}
