const CODES = 10;
const HALF = 5;
// Without letters that look alike on paper, and without capitals.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** abcde-fgh23: what stands in for a lost phone is copied by hand. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => `${makeHalf()}-${makeHalf()}`);
}

function makeHalf(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(HALF));
  return Array.from(numbers, (number) => LETTERS.charAt(number % LETTERS.length)).join("");
}
