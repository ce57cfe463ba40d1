import { encodeTime } from "../../shared/src/core/id.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Numbers that are the same in every run: mulberry32. */
export function makeRandom(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const write = (alphabet, length) => {
    let text = "";
    for (let i = 0; i < length; i++) text += alphabet[Math.floor(next() * alphabet.length)];
    return text;
  };
  return {
    next,
    whole: (below) => Math.floor(next() * below),
    chance: (share) => next() < share,
    /** The first ones come up most often. */
    pick: (list, skew = 1) => list[Math.floor(next() ** skew * list.length)],
    text: (length) => write(LETTERS, length),
    id: (prefix, at) => `${prefix}_${encodeTime(at)}${write(ALPHABET, 16)}`,
  };
}
