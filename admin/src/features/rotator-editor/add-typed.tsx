import { Button, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import type { ClipboardEvent, KeyboardEvent } from "react";
import type { EditorForm } from "./editor-form.ts";
import type { EditorMember, EditorValues } from "./editor-values.ts";
import { findByPhone, newMember } from "./new-members.ts";
import { PhoneHint } from "../../ui/phone-hint.tsx";
import { useEditorTexts } from "./texts.ts";
import { useReadDigits } from "../../ui/use-read-digits.ts";

interface Props {
  form: EditorForm;
  agents: readonly Agent[];
  onAdd: (found: EditorMember[], rest: EditorValues["adding"]) => void;
}

export function AddTyped({ form, agents, onAdd }: Props) {
  const t = useEditorTexts();
  const { adding, members } = form.values;
  const { name, phone } = adding;
  const readDigits = useReadDigits(phone !== "") ?? (() => undefined);
  const here = findByPhone(phone, members, readDigits);
  const known = here ? undefined : findByPhone(phone, agents, readDigits);
  const mayAdd = !here && (known !== undefined || (name.trim() !== "" && /\d/.test(phone)));

  function add() {
    if (!mayAdd) return;
    const found = newMember(known ?? { name: name.trim(), phone: phone.trim() });
    onAdd([found], { ...adding, name: "", phone: "" });
  }

  /** Enter adds the CS; the whole form is saved by its own button. */
  function addByKey(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  }

  /** Several lines at once go where there is room for them. */
  function takeLines(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text");
    if (!/\n\s*\S/.test(text)) return;
    event.preventDefault();
    form.setFieldValue("adding", {
      ...adding,
      several: true,
      lines: [adding.lines, text].filter(Boolean).join("\n"),
    });
  }

  return (
    <>
      <div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            {...form.getInputProps("adding.name")}
            label={t("csName")}
            autoComplete="off"
            maxLength={80}
            onKeyDown={addByKey}
            onPaste={takeLines}
          />
          <TextInput
            {...form.getInputProps("adding.phone")}
            label={t("phone")}
            placeholder="0812 3456 7801"
            type="tel"
            autoComplete="off"
            maxLength={40}
            onKeyDown={addByKey}
            onPaste={takeLines}
          />
        </SimpleGrid>
        <Text size="sm" mt={6} aria-live="polite" component="div">
          {here && t("isHere", { name: here.name })}
          {known && t("isKnown", { name: known.name })}
        </Text>
        {!here && !known && <PhoneHint typed={phone} />}
      </div>
      <Button variant="light" disabled={!mayAdd} onClick={add} style={{ alignSelf: "flex-start" }}>
        {known ? t("addKnown", { name: known.name }) : t("add")}
      </Button>
    </>
  );
}
