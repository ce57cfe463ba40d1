/** What the person at the keyboard has to know; shown without a stack. */
export class Problem extends Error {}
