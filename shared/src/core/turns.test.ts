import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Turns, carryTurns, chargeTurns, createTurns, takeTurn } from "./turns.ts";

const letters = (turns: Turns, count: number) =>
  Array.from({ length: count }, () => "ABCDEFGHIJ"[takeTurn(turns) ?? 9]).join("");

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
    const ids = ["a", "b", "c"];
    const turns = createTurns([100, 100, 100]);
    expect(letters(turns, 2)).toBe("AB");
    const without = carryTurns({ ids, turns }, ids, [100, 0, 100]);
    expect(letters(without, 4)).toBe("CACA");
  });

  it("are not caught up by who is new or comes back", () => {
    const change = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 0, max: 120 }),
        (rosters, each) => {
          let rota = { ids: [] as string[], turns: createTurns([]) };
          for (const weights of rosters) {
            const ids = weights.map((_, i) => `agent ${i}`);
            rota = { ids, turns: carryTurns(rota, ids, weights) };
            if (rota.turns.total === 0) continue;
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
    const ids = ["a", "b", "c"];
    const turns = createTurns([100, 100, 100]);
    takeTurn(turns);
    const scaled = carryTurns({ ids, turns }, ids, [1, 1, 1]);
    expect(letters(scaled, 6)).toBe("BCABCA");
  });
});
