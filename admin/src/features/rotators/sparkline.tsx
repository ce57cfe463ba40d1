import { useRotatorTexts } from "./texts.ts";

interface Props {
  /** One number a day, the last one today; none while they are on their way. */
  clicks: readonly number[];
  width: number;
  height: number;
}

/** The place is kept while the numbers come. */
export function Sparkline({ clicks, width, height }: Props) {
  const t = useRotatorTexts();
  const most = Math.max(1, ...clicks);
  const step = width / Math.max(1, clicks.length);
  return (
    <svg
      role="img"
      aria-label={t("sparkline", { clicks: clicks.join(", ") })}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ flex: "none", maxWidth: "100%" }}
    >
      {clicks.map((count, day) => {
        const tall = Math.max(2, (count / most) * height);
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a day's place is what it is
            key={day}
            x={day * step + 1}
            y={height - tall}
            width={Math.max(1, step - 2)}
            height={tall}
            rx={1.5}
            fill={count === 0 ? "var(--mantine-color-default-border)" : "var(--mantine-primary-color-filled)"}
          />
        );
      })}
    </svg>
  );
}
