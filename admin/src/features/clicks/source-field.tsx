import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useClickTexts } from "./texts.ts";

/** A source is whatever an ad says: it is typed, and looked for with Enter or when the field is left. */
export function SourceField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useClickTexts();
  const [typed, setTyped] = useState(value);
  const commit = () => {
    if (typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <TextInput
      label={t("source")}
      placeholder={t("sourceHint")}
      value={typed}
      maxLength={300}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === "Enter" && commit()}
    />
  );
}
