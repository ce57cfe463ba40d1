import { Box, Button, Group, SegmentedControl, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { phoneText } from "../../phone-text.ts";
import { AddLines } from "./add-lines.tsx";
import { AddTyped } from "./add-typed.tsx";
import type { EditorForm } from "./editor-form.ts";
import type { EditorMember, EditorValues } from "./editor-values.ts";
import styles from "./add-members.module.css";
import { newMember } from "./new-members.ts";
import { useEditorTexts } from "./texts.ts";

const MAX_OFFERED = 6;

/** By choosing a known CS, by typing one, or by pasting several lines. */
export function AddMembers({ form, agents }: { form: EditorForm; agents: readonly Agent[] }) {
  const t = useEditorTexts();
  const [said, setSaid] = useState("");
  const { members, adding } = form.values;
  const offered = agents
    .filter(({ id }) => members.every(({ agentId }) => agentId !== id))
    .filter(({ name, phone }) =>
      fits(`${name} ${phoneText(phone)} 0${phone.slice(2)}`, adding.name || adding.phone),
    );

  function add(found: EditorMember[], rest: EditorValues["adding"]) {
    form.setFieldValue("members", [...form.getValues().members, ...found]);
    form.setFieldValue("adding", rest);
    form.clearErrors();
    if (found.length > 0) setSaid(t("addedNow", { names: found.map(({ name }) => name).join(", ") }));
  }

  return (
    <Box className={styles["box"] ?? ""}>
      <Group justify="space-between" mb="sm">
        <Title order={3} size="h5">
          {t("addTitle")}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t("howMany")}
          data={[
            { value: "one", label: t("addOne") },
            { value: "several", label: t("addSeveral") },
          ]}
          value={adding.several ? "several" : "one"}
          onChange={(value) => form.setFieldValue("adding.several", value === "several")}
        />
      </Group>
      <Stack>
        {adding.several ? (
          <AddLines form={form} agents={agents} onAdd={add} />
        ) : (
          <AddTyped form={form} agents={agents} onAdd={add} />
        )}
        {offered.length > 0 && !adding.several && (
          <div>
            <Text size="sm" c="dimmed" mb={6}>
              {t("knownTitle")}
            </Text>
            <Group gap={8}>
              {offered.slice(0, MAX_OFFERED).map((agent) => (
                <Button
                  key={agent.id}
                  size="xs"
                  variant="default"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  aria-label={t("addKnown", { name: agent.name })}
                  onClick={() => add([newMember(agent)], { ...adding, name: "", phone: "" })}
                >
                  {agent.name}
                </Button>
              ))}
            </Group>
          </div>
        )}
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </Stack>
    </Box>
  );
}

function fits(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.trim().toLowerCase());
}
