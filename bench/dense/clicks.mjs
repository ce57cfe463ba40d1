import { CLICK_DIMENSIONS, KEPT_VALUES } from "../../worker/src/office/db/click-dimensions.ts";
import { CLICK_COLUMNS } from "../../worker/src/office/db/click-row.ts";
import { makeWriter } from "./database.mjs";
import { listAds } from "./ads.mjs";
import { makeVisits } from "./visitors.mjs";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
// How much of a day comes in each hour of Jakarta.
const HOURS = [2, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 7, 6, 5, 5, 5, 5, 6, 8, 9, 8, 6, 4];
const SWITCH_HOURS = [8, 12, 13, 17, 21];
const HUMAN_SHARE = 0.92;
const JOINED_SHARE = 0.03;

const EVENT_COLUMNS = [
  "id",
  "pixel_id",
  "rotator_id",
  "event_name",
  "event_id",
  "event_at",
  "person_id",
  "visitor_id",
  "click_id",
  "window_ms",
  "facts",
  "status",
  "due_at",
  "claim",
  "tries",
  "started_at",
  "reason",
  "match_keys",
  "created_at",
  "finished_at",
];

/** Days of clicks, the last one up to now, with rosters, day counts and events; answers the visitors. */
export function writeClicks(
  database,
  random,
  { rotators: configured, clicks, leads, days, nowMs, firstDayStart },
) {
  const rotators = configured.map((rotator, index) => ({
    ...rotator,
    index,
    serving: rotator.agentIds,
    next: 0,
    rosterVersion: 1,
  }));
  const ads = listAds(random);
  const newShare = leads / (1 - JOINED_SHARE) / (clicks * HUMAN_SHARE);
  const { visitors, makeClick } = makeVisits(random, { rotators, ads, newShare, joinedShare: JOINED_SHARE });
  const writeClick = makeWriter(database, "clicks", CLICK_COLUMNS);
  const writeEvent = makeWriter(database, "conversion_events", EVENT_COLUMNS);
  const writeRoster = makeWriter(database, "rosters", ["rotator_id", "version", "members", "created_at"]);

  let written = 0;
  for (let day = 0; day < days; day++) {
    const start = firstDayStart + day * DAY_MS;
    database.exec("BEGIN");
    const counts = makeDayCounts(rotators);
    const due = Math.round(((day + 1) * clicks) / days) - written;
    const switches = listSwitches(start);
    for (const at of listTimes(random, start, Math.min(start + DAY_MS, nowMs), due)) {
      while (switches[0] !== undefined && switches[0] <= at)
        switchAll(rotators, switches.shift(), random, writeRoster);
      const click = makeClick(at, random.pick(rotators, 1.5));
      writeClick(click);
      if (click.verdict === "human") counts.add(click);
      if (click.event) writeEvent(makeEvent(click, random, nowMs));
    }
    written += due;
    counts.write(database, new Date(start + 7 * HOUR_MS).toISOString().slice(0, 10));
    database.exec("COMMIT");
  }
  for (const { id, rosterVersion } of rotators)
    database
      .prepare("UPDATE rotators SET version = ?2, roster_version = ?2 WHERE id = ?1")
      .run(id, rosterVersion);
  return visitors;
}

function listTimes(random, start, end, count) {
  const weights = HOURS.map((weight, hour) => (start + hour * HOUR_MS < end ? weight : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const times = [];
  for (let i = 0; i < count; i++) {
    let place = random.next() * total;
    const hour = weights.findIndex((weight) => (place -= weight) < 0);
    const from = start + Math.max(0, hour) * HOUR_MS;
    times.push(from + Math.floor(random.next() * Math.min(HOUR_MS, end - from)));
  }
  return times.toSorted((one, other) => one - other);
}

function listSwitches(start) {
  return SWITCH_HOURS.map((hour) => start + hour * HOUR_MS);
}

/** Somebody comes, somebody goes: a new roster of each link. */
function switchAll(rotators, at, random, writeRoster) {
  for (const rotator of rotators) {
    const off = rotator.agentIds.length > 1 && random.chance(0.6) ? random.pick(rotator.agentIds) : undefined;
    rotator.serving = rotator.agentIds.filter((id) => id !== off);
    rotator.rosterVersion++;
    const members = rotator.agentIds.map((agentId) => ({
      agentId,
      weight: 100,
      state: agentId === off ? "off" : "active",
    }));
    writeRoster({
      rotator_id: rotator.id,
      version: rotator.rosterVersion,
      members: JSON.stringify(members),
      created_at: at,
    });
  }
}

/** As the office counts values: the top ones of a day, the rest as ''. */
function makeDayCounts(rotators) {
  const counts = new Map(
    rotators.map(({ id }) => [id, new Map(CLICK_DIMENSIONS.map((name) => [name, new Map()]))]),
  );
  return {
    add(click) {
      for (const [dimension, values] of counts.get(click.rotator_id)) {
        const value = click[dimension];
        if (value !== undefined && value !== null && value !== "")
          values.set(value, (values.get(value) ?? 0) + 1);
      }
    },
    write(database, day) {
      const write = makeWriter(database, "click_dims", ["rotator_id", "day", "dimension", "value", "clicks"]);
      for (const [rotator_id, dimensions] of counts) {
        for (const [dimension, values] of dimensions) {
          const sorted = [...values].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
          const rest = sorted.slice(KEPT_VALUES).reduce((sum, [, clicks]) => sum + clicks, 0);
          const kept = rest === 0 ? sorted : [...sorted.slice(0, KEPT_VALUES), ["", rest]];
          for (const [value, clicks] of kept) write({ rotator_id, day, dimension, value, clicks });
        }
      }
    },
  };
}

const MINUTE_MS = 60_000;
const PAYLOAD_MS = 7 * DAY_MS;

function makeEvent(click, random, nowMs) {
  const { pixelId, eventName, windowMs, personId } = click.event;
  const age = nowMs - click.at;
  const chance = random.next();
  const status =
    age < 5 * MINUTE_MS
      ? "waiting"
      : chance < 0.01
        ? "rejected"
        : chance < 0.012 && age < 5 * DAY_MS
          ? "held"
          : "delivered";
  const isFinal = status === "delivered" || status === "rejected";
  const facts = {
    ip: isFinal ? undefined : "103.10.10.10",
    user_agent: "Mozilla/5.0 (Linux; Android 14; wv) Instagram 352.0",
    fbp: click.fbp,
    fbc: click.fbclid,
    country: click.country,
    city: click.city,
  };
  return {
    id: `cev_${click.id.slice(4)}`,
    pixel_id: pixelId,
    rotator_id: click.rotator_id,
    event_name: eventName,
    event_id: `evt_${click.id.slice(4)}`,
    event_at: click.at,
    person_id: personId,
    visitor_id: click.visitor_id,
    click_id: click.id,
    window_ms: windowMs,
    facts: age < PAYLOAD_MS ? JSON.stringify(facts) : null,
    status,
    due_at: status === "waiting" ? nowMs + 365 * DAY_MS : click.at,
    claim: 1,
    tries: 1,
    started_at: click.at,
    reason: status === "rejected" ? "refused" : status === "held" ? "token_refused" : null,
    match_keys: isFinal ? '["fbp","fbc","client_ip_address","client_user_agent"]' : null,
    created_at: click.at,
    finished_at: isFinal ? click.at + 2_000 : null,
  };
}
