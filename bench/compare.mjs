import { sendLoad } from "./load.mjs";
import { readCpuMicroseconds } from "./workerd.mjs";

/**
 * Measures every row against the bare worker, which gets the same visits just before and just after it.
 * A row's processor time is read after the bare slice that follows, when the queue has delivered what the row left in it.
 */
export async function compare(rows, bare, { rounds, connections, seconds }) {
  const load = { connections, seconds };
  for (const { rig, visit } of [...rows, { rig: bare, visit: rows[0].visit }])
    await sendLoad(rig.url, visit, load);

  const slices = new Map(rows.map((row) => [row, []]));
  for (let round = 0; round < rounds; round++) {
    for (const row of rotate(rows, round)) slices.get(row).push(await measureRow(row, bare, load));
  }
  return rows.map((row) => summarize(row, slices.get(row)));
}

async function measureRow({ rig, visit }, bare, load) {
  const before = await measureBare(bare, visit, load);
  const cpuBefore = readCpuMicroseconds(rig.pid);
  const result = await sendLoad(rig.url, visit, load);
  const after = await measureBare(bare, visit, load);
  const cpu = (readCpuMicroseconds(rig.pid) - cpuBefore) / result.requests;
  return {
    ...result,
    cpu,
    cpuRatio: cpu / mean(before.cpu, after.cpu),
    throughputRatio: result.perSecond / mean(before.perSecond, after.perSecond),
    p50Ratio: result.p50 / mean(before.p50, after.p50),
    bareCpu: mean(before.cpu, after.cpu),
    barePerSecond: mean(before.perSecond, after.perSecond),
  };
}

async function measureBare(bare, visit, load) {
  const cpuBefore = readCpuMicroseconds(bare.pid);
  const result = await sendLoad(bare.url, visit, load);
  return { ...result, cpu: (readCpuMicroseconds(bare.pid) - cpuBefore) / result.requests };
}

function summarize(row, slices) {
  const keys = [
    "cpu",
    "cpuRatio",
    "perSecond",
    "throughputRatio",
    "p50",
    "p50Ratio",
    "p99",
    "bareCpu",
    "barePerSecond",
  ];
  const medians = Object.fromEntries(keys.map((key) => [key, median(slices.map((slice) => slice[key]))]));
  return {
    row,
    ...medians,
    requests: sum(slices.map((slice) => slice.requests)),
    badStatuses: sum(slices.map((slice) => slice.badStatuses)),
    socketErrors: sum(slices.map((slice) => slice.socketErrors)),
  };
}

function rotate(list, by) {
  return list.map((_, i) => list[(i + by) % list.length]);
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : mean(sorted[middle - 1], sorted[middle]);
}

function mean(a, b) {
  return (a + b) / 2;
}

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
