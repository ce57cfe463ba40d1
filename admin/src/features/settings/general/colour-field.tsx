import { TextInput } from "@mantine/core";
import styles from "./colour-field.module.css";
import { useGeneralTexts } from "./texts.ts";

const DEFAULT = "#087a53";
const COLOUR = /^#[0-9a-f]{6}$/i;

interface Props {
  label: string;
  description: string;
  /** `#rrggbb`, or empty. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** To be typed, or chosen by what the browser has for it. */
export function ColourField({ label, description, value, error, onChange }: Props) {
  const t = useGeneralTexts();
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      error={error}
      placeholder={DEFAULT}
      autoComplete="off"
      spellCheck={false}
      maw={320}
      leftSectionPointerEvents="all"
      leftSection={
        <input
          type="color"
          className={styles["swatch"]}
          aria-label={t("chooseColour")}
          value={COLOUR.test(value) ? value.toLowerCase() : DEFAULT}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      }
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
