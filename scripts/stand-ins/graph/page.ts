import type { Memory, RequestRecord } from "./memory.ts";
import { isRecord } from "../parse-json.ts";

const SHOWN = 50;

/** For a developer who wants to see what was sent. */
export function renderPage(memory: Memory): string {
  const datasets = [...memory.datasets.values()];
  const latest = datasets
    .flatMap(({ id, events }) => events.slice(-SHOWN).map((event) => ({ id, ...event })))
    .toSorted((one, other) => other.acceptedAt - one.acceptedAt)
    .slice(0, SHOWN);
  const refused = datasets
    .flatMap(({ id, requests }) =>
      requests
        .filter(isRefused)
        .slice(-SHOWN)
        .toReversed()
        .map((request) => ({ id, ...request })),
    )
    .toSorted((one, other) => other.at - one.at)
    .slice(0, SHOWN);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Meta stand-in</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ddd; }
</style>
<h1>Meta stand-in</h1>
<p>This takes the place of Meta's Graph API on your machine. It refuses what Meta refuses, keeps what it accepted in
memory, and forgets it when it stops. Nothing here reached Meta.</p>
<h2>Datasets</h2>
${renderTable(
  ["Dataset", "Events accepted", "Requests"],
  datasets.map(({ id, acceptedCount, requestCount }) => [id, String(acceptedCount), String(requestCount)]),
)}
<p>Another one: <code>curl -X PUT -d '{"token":"…"}' …/stand-in/datasets/DATASET_ID</code>;
all that it accepted: <code>GET …/stand-in/datasets/DATASET_ID</code>.</p>
<h2>Last refusals</h2>
${renderTable(
  ["Came", "Dataset", "Events", "Answer", "Why"],
  refused.map(({ id, at, events, status, code, subcode, reason, fault }) => [
    new Date(at).toISOString(),
    id,
    String(events),
    [
      status ?? "none",
      code === undefined ? "" : `code ${code}`,
      subcode === undefined ? "" : `/ ${subcode}`,
    ].join(" "),
    reason ?? (fault ? `as told: ${fault.kind} ${fault.when} acceptance` : ""),
  ]),
)}
<h2>Last events</h2>
${renderTable(
  ["Accepted", "Event", "Dataset", "Customer data", "Test"],
  latest.map(({ id, event, acceptedAt, testEventCode }) => [
    new Date(acceptedAt).toISOString(),
    String(event["event_name"]),
    id,
    isRecord(event["user_data"]) ? Object.keys(event["user_data"]).join(", ") : "",
    testEventCode ?? "",
  ]),
)}
</html>
`;
}

function isRefused({ accepted, status }: RequestRecord): boolean {
  return !accepted || status !== 200;
}

function renderTable(heads: string[], rows: string[][]): string {
  const head = heads.map((text) => `<th>${text}</th>`).join("");
  const body = rows.map(
    (cells) => `<tr>${cells.map((text) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`,
  );
  return `<table><tr>${head}</tr>${body.join("\n")}</table>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
