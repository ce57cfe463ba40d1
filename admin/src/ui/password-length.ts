/** As the contract has it; a test compares, so that the page need not load the contract's checks for a number. */
export const PASSWORD_LENGTH = { min: 10, max: 128 };
