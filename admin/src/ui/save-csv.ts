import { ProblemError, readProblem } from "../problem-error.ts";
import { makeLineCounter } from "./count-csv-lines.ts";
import type { CsvTarget } from "./open-csv-target.ts";

export interface CsvProgress {
  rows: number;
  bytes: number;
}

export type CsvOutcome = CsvProgress | { problem: "stopped" | "cut" | "not_written" } | { error: Error };

/** Brings a file of the API to its place. Only one that the API ended as it should is kept: a part looks like a whole. */
export async function saveCsv(
  address: string,
  target: CsvTarget,
  signal: AbortSignal,
  onProgress: (progress: CsvProgress) => void,
): Promise<CsvOutcome> {
  const outcome = await copy(address, target, signal, onProgress);
  if ("rows" in outcome) return outcome;
  await target.abort().catch(() => undefined);
  return signal.aborted ? { problem: "stopped" } : outcome;
}

async function copy(
  address: string,
  target: CsvTarget,
  signal: AbortSignal,
  onProgress: (progress: CsvProgress) => void,
): Promise<CsvOutcome> {
  const answer = await fetch(address, { signal }).catch(() => undefined);
  if (!answer) return { error: new ProblemError(0, "offline", "") };
  if (!answer.ok || !answer.body)
    return { error: readProblem(answer.status, await answer.json().catch(() => undefined)) };

  const reader = answer.body.getReader();
  const countLines = makeLineCounter();
  let bytes = 0;
  let lines = 0;
  for (;;) {
    const part = await reader.read().catch(() => undefined);
    if (!part) return { problem: "cut" };
    if (part.done) break;
    bytes += part.value.length;
    lines = countLines(part.value);
    onProgress({ rows: Math.max(0, lines - 1), bytes });
    const written = await succeeds(target.write(part.value));
    if (written) continue;
    await reader.cancel().catch(() => undefined);
    return { problem: "not_written" };
  }
  // Every line ends, the header's too.
  if (lines === 0) return { problem: "cut" };
  if (signal.aborted) return { problem: "stopped" };
  return (await succeeds(target.close())) ? { rows: lines - 1, bytes } : { problem: "not_written" };
}

async function succeeds(deed: Promise<void>): Promise<boolean> {
  return deed.then(
    () => true,
    () => false,
  );
}
