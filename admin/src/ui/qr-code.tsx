import { useMemo } from "react";
import { encode } from "uqr";

interface Props {
  text: string;
  /** For those who cannot see it. */
  label: string;
  /** Width and height in pixels. */
  size: number;
}

/** Black on white in dark mode too: some cameras read nothing else. */
export function QrCode({ text, label, size }: Props) {
  const { path, modules } = useMemo(() => drawQr(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The dark modules as one path, in a square of so many modules with the quiet zone that scanners want. */
export function drawQr(text: string): { path: string; modules: number } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { path, modules: size };
}
