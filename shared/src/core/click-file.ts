/** As many rows as a spreadsheet can open, less what its header takes. */
export const MOST_CLICKS_IN_FILE = 1_000_000;
