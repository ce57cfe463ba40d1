const PHONE_PATTERN = /^[1-9][0-9]{7,14}$/;

/** E.164 digits as we store them: 8 to 15, no plus, no leading zero. */
export function isPhone(value: string): boolean {
  return PHONE_PATTERN.test(value);
}
