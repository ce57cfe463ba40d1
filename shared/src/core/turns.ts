/**
 * Smooth weighted round robin in deficit form: `deficits[i]` is what is due to i, in turns times the total weight.
 * Taking, charging and giving back are linear, so their order does not matter.
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

export interface Rota {
  ids: string[];
  turns: Turns;
  /** What was due to those who stopped taking turns, in turns, by id: about one at most. */
  away: Record<string, number>;
}

/** Weights are counted in thousandths, so that what is due survives a change of the total almost whole. */
const FINENESS = 1_000;

/**
 * The rota of a changed roster. Who goes on keeps what is due to it. Who stops, or leaves, leaves it behind and finds it
 * when it comes back, neither more nor less: so nobody catches up on what it missed, and no order of switching off and
 * on changes anybody's share. What is due to those who serve and to those who are away adds up to nothing.
 */
export function changeRota(before: Rota, ids: string[], weights: number[]): Rota {
  const due = readDue(before);
  const turns = createTurns(weights.map((weight) => weight * FINENESS));
  for (const [i, id] of ids.entries()) {
    if (weights[i] === 0) continue;
    turns.deficits[i] = Math.round((due.get(id) ?? 0) * turns.total);
    due.delete(id);
  }
  return { ids, turns, away: Object.fromEntries([...due].filter(([, turnsDue]) => turnsDue !== 0)) };
}

/** In turns, by id; of those who serve and those who are away. */
function readDue({ ids, turns, away }: Rota): Map<string, number> {
  const due = new Map(Object.entries(away));
  for (const [i, id] of ids.entries()) {
    if ((turns.weights[i] ?? 0) > 0) due.set(id, (turns.deficits[i] ?? 0) / turns.total);
  }
  return due;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
