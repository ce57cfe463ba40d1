import { CloseButton, Textarea } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useLeadTexts } from "./texts.ts";

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** Takes a whole message as it was pasted, its lines too. */
export function LeadSearch({ value, onChange }: Props) {
  const t = useLeadTexts();
  return (
    <Textarea
      aria-label={t("search")}
      placeholder={t("searchExample")}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={4000}
      autoComplete="off"
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        value !== "" && <CloseButton size="sm" aria-label={t("clearSearch")} onClick={() => onChange("")} />
      }
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
