/** A stored number as people write it. */
export function phoneText(digits: string): string {
  const indonesian = /^62(\d{3})(\d{3,4})(\d{3,5})$/.exec(digits);
  return indonesian ? `+62 ${indonesian.slice(1).join("-")}` : `+${digits}`;
}

/** Whether what was typed may be this stored number, with or without its country code. */
export function isSamePhone(typed: string, stored: string): boolean {
  const digits = typed.replaceAll(/\D/g, "").replace(/^0+/, "");
  return digits.length >= 8 && stored.endsWith(digits);
}
