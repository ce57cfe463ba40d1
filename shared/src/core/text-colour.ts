const WHITE = 1;
const READABLE = 4.5;

/** White on a colour (`#rrggbb`) where that can be read, else black, which then can: WCAG's 4.5 to 1 either way. */
export function chooseTextColour(colour: string): "#ffffff" | "#000000" {
  return contrast(WHITE, luminance(colour)) >= READABLE ? "#ffffff" : "#000000";
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** WCAG 2, from 0 for black to 1 for white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
