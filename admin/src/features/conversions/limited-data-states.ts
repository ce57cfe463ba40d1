import type { LimitedDataUse } from "@rotator/shared/core/limited-data-use";

/** Meta's numbers of the states that have such a law; names that are the same in every language. */
export const LIMITED_DATA_STATES: readonly (readonly [state: number, name: string])[] = [
  [1000, "California"],
  [1001, "Colorado"],
  [1002, "Connecticut"],
  [1003, "Florida"],
  [1004, "Oregon"],
  [1005, "Texas"],
  [1006, "Montana"],
  [1007, "Delaware"],
  [1008, "Nebraska"],
  [1009, "New Hampshire"],
  [1010, "New Jersey"],
  [1011, "Minnesota"],
  [1012, "Maryland"],
  [1013, "Rhode Island"],
];

const USA = 1;

/** As a field's value; empty: off. */
export function showLimitedDataUse(use: LimitedDataUse | null): string {
  return use === null ? "" : String(use.state);
}

export function readLimitedDataUse(value: string): LimitedDataUse | null {
  if (value === "") return null;
  const state = Number(value);
  return { country: state === 0 ? 0 : USA, state };
}
