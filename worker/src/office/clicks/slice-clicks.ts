import type { RecordedClick } from "@rotator/shared/core/click";

const MAX_CLICKS = 500;
// A bound value may have 2 MB; this is what a slice's row texts may come to at most.
const MAX_SIZE = 1_200_000;

/** Each click once, by time, in slices that one statement can take. */
export function sliceClicks(clicks: Iterable<RecordedClick>): RecordedClick[][] {
  const byId = new Map<string, RecordedClick>();
  for (const click of clicks) byId.set(click.id, byId.get(click.id) ?? click);
  const ordered = [...byId.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

  const slices: RecordedClick[][] = [];
  let size = MAX_SIZE;
  for (const click of ordered) {
    size += estimateSize(click);
    const slice = slices.at(-1);
    if (slice !== undefined && size <= MAX_SIZE && slice.length < MAX_CLICKS) {
      slice.push(click);
      continue;
    }
    slices.push([click]);
    size = estimateSize(click);
  }
  return slices;
}

// Known parameters stand in their columns and once more in the visitor's JSON; the other texts are short.
function estimateSize(click: RecordedClick): number {
  return 1_500 + 4 * Math.min(click.query.length, 16_000);
}
