const MAX_WEIGHT = 10_000;

/** A member's weight: a whole number; 0 serves only those who already belong to it. */
export function isWeight(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_WEIGHT;
}
