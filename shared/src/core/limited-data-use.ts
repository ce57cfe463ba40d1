/** Meta's Limited Data Use, by Meta's own numbers. */
export interface LimitedDataUse {
  country: number;
  state: number;
}

/** Meta finds out by itself where the person is. */
export const LOCATED_BY_META: LimitedDataUse = { country: 0, state: 0 };

const USA = 1;
// On by number to Rhode Island.
const LAST_STATE = 1013;
export const CALIFORNIA: LimitedDataUse = { country: USA, state: 1000 };

/** Both left to Meta, or the USA with one of the states that have such a law. */
export function isLimitedDataUse({ country, state }: LimitedDataUse): boolean {
  if (country === LOCATED_BY_META.country) return state === LOCATED_BY_META.state;
  return country === USA && Number.isInteger(state) && state >= CALIFORNIA.state && state <= LAST_STATE;
}
