import { Text, TextInput } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { isSamePhone } from "../../phone-text.ts";
import { useAgentTexts } from "./texts.ts";

interface Props {
  input: { name: string; phone: string };
  onChange: (input: { name: string; phone: string }) => void;
  fieldError: (field: string) => string | undefined;
  /** Whose numbers are in use. */
  known: readonly Agent[];
}

export function AgentFields({ input, onChange, fieldError, known }: Props) {
  const t = useAgentTexts();
  const same = known.find(({ phone }) => isSamePhone(input.phone, phone));
  return (
    <>
      <TextInput
        label={t("name")}
        autoComplete="off"
        data-autofocus
        value={input.name}
        error={fieldError("name")}
        onChange={({ currentTarget }) => onChange({ ...input, name: currentTarget.value })}
      />
      <TextInput
        label={t("phone")}
        description={t("phoneAbout")}
        type="tel"
        autoComplete="off"
        value={input.phone}
        error={fieldError("phone") ?? (same && t("known", { name: same.name }))}
        onChange={({ currentTarget }) => onChange({ ...input, phone: currentTarget.value })}
      />
      <Text size="sm" c="dimmed">
        {t("phoneAlive")}
      </Text>
    </>
  );
}
