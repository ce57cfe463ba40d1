/**
 * Smooth weighted round robin in deficit form: `deficits[i]` is what is due to i, in turns times the total weight.
 * Their sum is 0. Taking, charging and giving back are linear, so their order does not matter.
 */
export interface Turns {
  /** 0: gets no turn. */
  weights: number[];
  deficits: number[];
  total: number;
}

export function createTurns(weights: number[]): Turns {
  return { weights, deficits: weights.map(() => 0), total: sum(weights) };
}

/** Whose turn it is, by position, and charges it; undefined if nobody has a weight. */
export function takeTurn(turns: Turns): number | undefined {
  const { weights, deficits, total } = turns;
  let next = -1;
  let highest = -Infinity;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    const due = (deficits[i] ?? 0) + weight;
    deficits[i] = due;
    if (due > highest) {
      highest = due;
      next = i;
    }
  }
  if (next < 0) return undefined;
  deficits[next] = highest - total;
  return next;
}

/** Counts turns of `position` that were taken elsewhere; a negative count gives turns back. */
export function chargeTurns(turns: Turns, position: number, count: number): void {
  if ((turns.weights[position] ?? 0) === 0) return;
  const { weights, deficits } = turns;
  for (let i = 0; i < weights.length; i++) deficits[i] = (deficits[i] ?? 0) + count * (weights[i] ?? 0);
  deficits[position] = (deficits[position] ?? 0) - count * turns.total;
}

interface Rota {
  ids: string[];
  turns: Turns;
}

/**
 * The turns of a changed roster: who served before and still does keeps what is due to it, rescaled to the new weights;
 * who is new or back starts at nothing, so that nobody catches up on what it missed.
 */
export function carryTurns(before: Rota, ids: string[], weights: number[]): Turns {
  const turns = createTurns(weights);
  if (turns.total === 0 || before.turns.total === 0) return turns;
  const scale = turns.total / before.turns.total;
  for (const [i, id] of ids.entries()) {
    const position = before.ids.indexOf(id);
    if (position < 0 || weights[i] === 0 || (before.turns.weights[position] ?? 0) === 0) continue;
    turns.deficits[i] = Math.round((before.turns.deficits[position] ?? 0) * scale);
  }
  recentre(turns);
  return turns;
}

function recentre(turns: Turns): void {
  const serving = turns.weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
  let excess = sum(turns.deficits);
  for (const [done, i] of serving.entries()) {
    const part = Math.round(excess / (serving.length - done));
    turns.deficits[i] = (turns.deficits[i] ?? 0) - part;
    excess -= part;
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
