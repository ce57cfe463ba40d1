import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rota, type Turns, changeRota, chargeTurns, createTurns, takeTurn } from "./turns.ts";

const letters = (turns: Turns, count: number) =>
  Array.from({ length: count }, () => "ABCDEFGHIJ"[takeTurn(turns) ?? 9]).join("");

const makeRota = (weights: number[]): Rota => reweigh({ ids: [], turns: createTurns([]), away: {} }, weights);
const reweigh = (rota: Rota, weights: number[]): Rota =>
  changeRota(
    rota,
    weights.map((_, i) => `agent ${i}`),
    weights,
  );

const pools = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 })
  .filter((pool) => pool.some((weight) => weight > 0));

/** Greedy turns are never ahead by a whole click, and behind by a harmonic number at most. */
const allowed = (members: number) => 1 + Math.log(members + 1);

function expectExactShares(weights: number[], counts: number[], taken: number, slack = 0) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    const deviation = Math.abs((counts[i] ?? 0) - (taken * weight) / total);
    if (deviation > allowed(weights.length) + slack)
      throw new Error(`member ${i} deviates by ${deviation} after ${taken} turns`);
  }
}

describe("turns", () => {
  it.each([
    { weights: [100, 100, 100], order: "ABCABCABC" },
    { weights: [80, 20], order: "AABAAAABAA" },
    { weights: [100, 0, 100], order: "ACACAC" },
    { weights: [5], order: "AAAA" },
    { weights: [2, 1], order: "ABAABA" },
  ])("of weights $weights come as $order", ({ weights, order }) => {
    expect(letters(createTurns(weights), order.length)).toBe(order);
  });

  it("are nobody's where nobody has a weight", () => {
    expect(takeTurn(createTurns([]))).toBeUndefined();
    expect(takeTurn(createTurns([0, 0]))).toBeUndefined();
  });

  it("are due by weight at every moment, whatever the pool", () => {
    fc.assert(
      fc.property(pools, (weights) => {
        const turns = createTurns(weights);
        const counts = weights.map(() => 0);
        for (let taken = 1; taken <= 300; taken++) {
          const position = takeTurn(turns) ?? -1;
          counts[position] = (counts[position] ?? 0) + 1;
          if (weights[position] === 0) throw new Error("a turn for who has no weight");
          expectExactShares(weights, counts, taken);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("are exact after each whole cycle", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }), (weights) => {
        const turns = createTurns(weights);
        const counts = weights.map(() => 0);
        for (let taken = 0; taken < turns.total; taken++) {
          const position = takeTurn(turns) ?? -1;
          counts[position] = (counts[position] ?? 0) + 1;
        }
        expect(counts).toEqual(weights);
      }),
      { numRuns: 100 },
    );
  });

  it("that are given back leave no trace, in whatever order", () => {
    fc.assert(
      fc.property(
        pools,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        fc.infiniteStream(fc.nat()),
        (weights, before, lent, random) => {
          const turns = createTurns(weights);
          for (let i = 0; i < before; i++) takeTurn(turns);
          const deficits = [...turns.deficits];
          const run = Array.from({ length: lent }, () => takeTurn(turns) ?? 0);
          const shuffled = run
            .map((position) => ({ position, key: random.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key);
          for (const { position } of shuffled) chargeTurns(turns, position, -1);
          expect(turns.deficits).toEqual(deficits);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("taken elsewhere count like any other", () => {
    const turns = createTurns([1, 1, 1]);
    chargeTurns(turns, 0, 2);
    chargeTurns(turns, 2, 1);
    expect(letters(turns, 3)).toBe("BBC");
  });

  it("go on where they were when the roster changes", () => {
    const rota = makeRota([100, 100, 100]);
    expect(letters(rota.turns, 2)).toBe("AB");
    expect(letters(reweigh(rota, [100, 0, 100]).turns, 4)).toBe("CACA");
  });

  it.each([
    { weights: [1, 1, 1], away: [0, 1, 1], due: [10, 10, 10] },
    { weights: [1, 1, 1], away: [1, 1, 0], due: [10, 10, 10] },
    { weights: [20, 80], away: [20, 0], due: [6, 24] },
    { weights: [100, 100, 50, 25, 10], away: [0, 0, 50, 25, 10], due: [10.5, 10.5, 5.3, 2.6, 1.1] },
  ])(
    "of $weights stay fair though some are switched off and on after each click",
    ({ weights, away, due }) => {
      let rota = makeRota(weights);
      const counts = weights.map(() => 0);
      for (let click = 0; click < 30; click++) {
        const position = takeTurn(rota.turns) ?? -1;
        counts[position] = (counts[position] ?? 0) + 1;
        rota = reweigh(reweigh(rota, away), weights);
      }
      for (const [i, count] of counts.entries())
        expect(Math.abs(count - (due[i] ?? 0))).toBeLessThanOrEqual(1.5);
    },
  );

  it.each([
    [
      ["A", "B", "C"],
      ["A", "B", "C"],
    ],
    [
      ["A", "B", "C"],
      ["C", "B", "A"],
    ],
    [
      ["B", "A", "C"],
      ["A", "C", "B"],
    ],
  ])("stay fair where all go home in the order %j and come back in the order %j", (off, on) => {
    for (const weights of [
      [1, 1, 1],
      [20, 80, 50],
    ]) {
      let rota = makeRota(weights);
      const present = [...weights];
      const counts = weights.map(() => 0);
      for (let click = 1; click <= 300; click++) {
        const position = takeTurn(rota.turns) ?? -1;
        counts[position] = (counts[position] ?? 0) + 1;
        for (const [names, at] of [
          [off, 0],
          [on, 1],
        ] as const) {
          for (const name of names) {
            const i = "ABC".indexOf(name);
            present[i] = at * (weights[i] ?? 0);
            rota = reweigh(rota, present);
          }
        }
        expectExactShares(weights, counts, click);
      }
    }
  });

  it("stay fair where somebody is taken out and put back after each click", () => {
    const [ids, weights] = [
      ["a", "b", "c"],
      [1, 1, 1],
    ];
    let rota = changeRota({ ids: [], turns: createTurns([]), away: {} }, ids, weights);
    let order = "";
    for (let click = 0; click < 9; click++) {
      order += "ABC"[takeTurn(rota.turns) ?? 9];
      rota = changeRota(changeRota(rota, ids.slice(1), weights.slice(1)), ids, weights);
    }
    expect(Array.from("ABC", (letter) => order.split(letter).length - 1)).toEqual([3, 3, 3]);
  });

  it("are not caught up by who is new, nor by who was away for long", () => {
    const rota = makeRota([1, 1, 0]);
    for (let click = 0; click < 500; click++) takeTurn(rota.turns);
    expect(letters(reweigh(rota, [1, 1, 1]).turns, 9)).toMatch(/^(?:[ABC]{3}){3}$/);
    expect(
      Array.from(letters(reweigh(rota, [1, 1, 1]).turns, 9)).filter((letter) => letter === "C"),
    ).toHaveLength(3);
    let away = reweigh(makeRota([1, 1, 1]), [1, 1, 0]);
    for (let click = 0; click < 500; click++) takeTurn(away.turns);
    away = reweigh(away, [1, 1, 1]);
    expect(Array.from(letters(away.turns, 9)).filter((letter) => letter === "C")).toHaveLength(3);
  });

  it("are due by weight after any change of the roster, counted from there", () => {
    const change = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 0, max: 120 }),
        (rosters, each) => {
          let rota = makeRota([]);
          for (const weights of rosters) {
            rota = reweigh(rota, weights);
            if (rota.turns.total === 0) continue;
            const dues = [
              ...rota.turns.deficits.map((deficit) => deficit / rota.turns.total),
              ...Object.values(rota.away),
            ];
            expect(Math.abs(dues.reduce((sum, due) => sum + due))).toBeLessThan(0.05);
            const counts = weights.map(() => 0);
            for (let taken = 1; taken <= each; taken++) {
              const position = takeTurn(rota.turns) ?? -1;
              counts[position] = (counts[position] ?? 0) + 1;
              expectExactShares(weights, counts, taken, allowed(weights.length) + 1);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keep their balance when all weights shrink a hundredfold", () => {
    const rota = makeRota([100, 100, 100]);
    takeTurn(rota.turns);
    expect(letters(reweigh(rota, [1, 1, 1]).turns, 6)).toBe("BCABCA");
  });
});
