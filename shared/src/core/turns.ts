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

export interface Rota {
  ids: string[];
  turns: Turns;
  /** What was due to members when they stopped taking turns, in turns: normally less than one. */
  away: Record<string, number>;
}

/**
 * The rota of a changed roster. Who goes on keeps what is due to it, rescaled to the new weights. Who stops leaves it
 * behind and finds it when it comes back, neither more nor less: so nobody catches up on what it missed, and switching
 * somebody off and on changes nobody's share.
 */
export function changeRota(before: Rota, ids: string[], weights: number[]): Rota {
  const due = readDue(before);
  const turns = createTurns(weights);
  const away: Record<string, number> = {};
  const returning = new Set<number>();
  for (const [i, id] of ids.entries()) {
    const turnsDue = due.get(id) ?? 0;
    if (weights[i] === 0) {
      if (turnsDue !== 0) away[id] = turnsDue;
      continue;
    }
    turns.deficits[i] = Math.round(turnsDue * turns.total);
    if (!servedIn(before, id)) returning.add(i);
  }
  recentre(turns, returning);
  return { ids, turns, away };
}

/** In turns, by id; of those who serve and those who are away. */
function readDue({ ids, turns, away }: Rota): Map<string, number> {
  const due = new Map(Object.entries(away));
  for (const [i, id] of ids.entries()) {
    if ((turns.weights[i] ?? 0) > 0) due.set(id, (turns.deficits[i] ?? 0) / turns.total);
  }
  return due;
}

function servedIn({ ids, turns }: Rota, id: string): boolean {
  return (turns.weights[ids.indexOf(id)] ?? 0) > 0;
}

/** Brings the sum back to 0; those who come back keep what they brought, if anybody else can make up for it. */
function recentre(turns: Turns, returning: Set<number>): void {
  const serving = turns.weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
  const staying = serving.filter((i) => !returning.has(i));
  const makingUp = staying.length > 0 ? staying : serving;
  let excess = sum(turns.deficits);
  for (const [done, i] of makingUp.entries()) {
    const part = Math.round(excess / (makingUp.length - done));
    turns.deficits[i] = (turns.deficits[i] ?? 0) - part;
    excess -= part;
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
