import { nameFault } from "./chaos-faults.mjs";
import { printTable } from "./print-table.mjs";
import { IP, MARKERS } from "./told-clicks.mjs";

// A fault-free request that was answered longer before a kill must be in the ledger.
const LEDGER_MS = 2_000;

/** Prints what happened; false where something is missing, refused, doubled without reason, or told to the wrong ones. */
export function checkChaos(run) {
  const problems = [
    ...checkMaking(run),
    ...checkDelivery(run),
    ...checkDoubles(run),
    ...checkOutput(run),
    ...checkReceived(run),
  ];
  for (const problem of problems) console.error(`WRONG ${problem}`);
  console.log(problems.length === 0 ? "as it must be" : `${problems.length} problems`);
  return problems.length === 0;
}

/** One event for each pixel, name and person who consented: all clicks lie within every window. */
function checkMaking({ clicks, links, told, ledger, stored, known }) {
  const expected = new Set();
  for (const { verdict, consent, rotatorId, visitorId } of clicks) {
    if (verdict !== "human" || consent !== "given") continue;
    const { datasetId, clickEvent } = told[links.findIndex(({ id }) => id === rotatorId)];
    expected.add(`${datasetId} ${clickEvent} ${visitorId}`);
  }
  const made = ledger.map((row) => `${row.dataset_id} ${row.event_name} ${row.visitor_id}`);
  console.log(
    `${clicks.length + known.length} clicks sent, ${stored.clicks} recorded; ${expected.size} people to be told of, ${made.length} events made`,
  );
  return [
    ...expect("clicks recorded", stored.clicks, clicks.length + known.length),
    ...expect("dead letters", stored.deadLetters, 0),
    ...expect("clicks lost", stored.lost, 0),
    ...expect("events made", made.length, expected.size),
    ...expect("different events made", new Set(made).size, expected.size),
    ...expect("events of nobody to be told of", made.filter((key) => !expected.has(key)).length, 0),
    ...expect("made, as counted", stored.made, expected.size),
  ];
}

function checkDelivery({ ledger, stored, datasets, kills, tookMs }) {
  const byStatus = {};
  for (const { status } of ledger) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const requests = datasets.flatMap((dataset) => dataset.requests);
  const failed = requests.filter(({ fault }) => fault);
  const accepting = requests.filter(({ accepted }) => accepted);
  const acceptedEvents = accepting.reduce((total, { events }) => total + events, 0);
  console.log(
    `${requests.length} requests, ${failed.length} of them failed (${((failed.length / requests.length) * 100).toFixed(1)} %), ` +
      `${(acceptedEvents / accepting.length).toFixed(1)} events in an accepted one; office killed ${kills.length} times; ${(tookMs / 1000).toFixed(0)} s in all`,
  );
  const arrived = new Set(datasets.flatMap(({ id, events }) => events.map((event) => key(id, event))));
  const refused = requests.filter((request) => !request.accepted && !request.fault);
  return [
    ...expect("events by state", JSON.stringify(byStatus), JSON.stringify({ delivered: ledger.length })),
    ...expect("delivered, as counted", stored.delivered, ledger.length),
    ...expect("rejected, as counted", stored.rejected, 0),
    ...expect("requests that the stand-in refused", refused.length, 0),
    ...expect(
      "events missing at the stand-in",
      ledger.filter((row) => !arrived.has(`${row.dataset_id} ${row.event_name} ${row.event_id}`)).length,
      0,
    ),
    ...expect("different events at the stand-in", arrived.size, ledger.length),
  ];
}

/** Each accepted request is either the last that carried each of its events, or one whose good answer the office never had. */
function checkDoubles({ datasets, kills }) {
  const causes = new Map();
  const problems = [];
  for (const { id, events, requests } of datasets) {
    const last = new Map();
    for (const event of events) last.set(key(id, event), event.requestNumber);
    const repeated = new Map();
    for (const event of events)
      if (last.get(key(id, event)) !== event.requestNumber)
        repeated.set(event.requestNumber, (repeated.get(event.requestNumber) ?? 0) + 1);
    for (const request of requests.filter(({ accepted }) => accepted)) {
      const again = repeated.get(request.number) ?? 0;
      const killed = kills.some(({ at, goneAt }) => request.at > at - LEDGER_MS && request.at <= goneAt);
      const cause = request.fault ? nameFault(request.fault) : again > 0 && killed ? "kill" : undefined;
      if (cause === undefined) {
        if (again > 0)
          problems.push(
            `request ${request.number} of ${id}: ${again} events came again without a reason (${describeNearestKill(kills, request.at)})`,
          );
        continue;
      }
      const count = causes.get(cause) ?? { requests: 0, carried: 0, again: 0 };
      causes.set(cause, {
        requests: count.requests + 1,
        carried: count.carried + request.events,
        again: count.again + again,
      });
    }
  }
  const rows = [...causes].toSorted(([a], [b]) => (a < b ? -1 : 1));
  printTable(
    ["answer lost by", "requests accepted", "events in them", "events accepted again"],
    rows.map(([cause, { requests, carried, again }]) => [
      cause,
      String(requests),
      String(carried),
      String(again),
    ]),
  );
  for (const [cause, { carried, again }] of rows)
    problems.push(...expect(`events accepted again after ${cause}`, again, carried));
  return problems;
}

function checkOutput({ output, secrets }) {
  const lines = output.split("\n").filter((line) => line !== "");
  const failures = lines.filter((line) => line.includes("conversions.retry")).length;
  const ours = lines.filter((line) => /event: '|"event"/.test(line)).length;
  console.log(
    `the office wrote ${lines.length} lines (${output.length} bytes), ${ours} of its own, ${failures} of them of failed requests`,
  );
  return [
    ...(failures > 0 ? [] : ["nothing of the failures was written: there is nothing to search"]),
    ...expect("lines of its own that are not of failed requests", ours - failures, 0),
    ...secrets
      .filter((secret) => output.includes(secret))
      .map(() => "a secret stands in the office's output"),
    ...findMarkers(output).map((name) => `the office's output holds ${name}`),
    ...(IP.test(output) ? ["the office's output holds a full address"] : []),
    ...(/Mozilla|AppleWebKit/.test(output) ? ["the office's output holds a user agent"] : []),
  ];
}

function checkReceived({ received, known, datasets, secrets }) {
  const text = received.join("\n");
  const hashes = new Set(
    datasets.flatMap(({ events }) => events.flatMap(({ user_data: user }) => user.em ?? [])),
  );
  console.log(
    `the stand-in received ${(text.length / 1e6).toFixed(1)} MB; ${hashes.size} people by their email's hash`,
  );
  const bodies = text.replaceAll(/"authorization":"Bearer [^"]*"/g, "");
  return [
    ...findMarkers(text).map((name) => `Meta received ${name}`),
    ...secrets
      .filter((secret) => bodies.includes(secret))
      .map(() => "a secret stands outside of the header for it"),
    ...expect(
      "known people without their email's hash",
      known.filter(({ emailHash }) => !hashes.has(emailHash)).length,
      0,
    ),
  ];
}

function findMarkers(text) {
  const lower = text.toLowerCase();
  return Object.entries(MARKERS)
    .filter(([, marker]) => lower.includes(marker))
    .map(([name]) => `a raw ${name}`);
}

function describeNearestKill(kills, requestAt) {
  const [nearest] = kills.map(({ at }) => at - requestAt).toSorted((a, b) => Math.abs(a) - Math.abs(b));
  return `the nearest kill was ${nearest} ms later`;
}

function key(datasetId, event) {
  return `${datasetId} ${event.event_name} ${event.event_id}`;
}

function expect(what, found, wanted) {
  return found === wanted ? [] : [`${what}: ${found}, should be ${wanted}`];
}
