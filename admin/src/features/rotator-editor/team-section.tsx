import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useEffect, useRef, useState } from "react";
import { AddMembers } from "./add-members.tsx";
import type { EditorForm } from "./editor-form.ts";
import type { EditorMember } from "./editor-values.ts";
import { EditorSection } from "./editor-section.tsx";
import { MemberRows } from "./member-rows.tsx";
import styles from "./team-section.module.css";
import { useEditorTexts } from "./texts.ts";

interface Props {
  form: EditorForm;
  agents: readonly Agent[];
  rotator: Rotator | undefined;
}

export function TeamSection({ form, agents, rotator }: Props) {
  const t = useEditorTexts();
  const { method, members } = form.values;
  const refusal = form.errors["members"];
  const [takenOut, setTakenOut] = useState<{ member: EditorMember; index: number }>();

  const undo = useRef<HTMLButtonElement>(null);

  // The row that was pressed is gone: the focus goes to what brings it back.
  useEffect(() => {
    if (takenOut) undo.current?.focus();
  }, [takenOut]);

  function takeOut(member: EditorMember, index: number) {
    form.removeListItem("members", index);
    setTakenOut({ member, index });
  }

  function putBack() {
    if (takenOut) form.insertListItem("members", takenOut.member, takenOut.index);
    setTakenOut(undefined);
  }

  return (
    <EditorSection step={2} title={t("team")} about={t("teamAbout")}>
      <div>
        <SegmentedControl
          aria-label={t("method")}
          data={[
            { value: "round_robin", label: t("round_robin") },
            { value: "weighted", label: t("weighted") },
          ]}
          value={method}
          onChange={(value) =>
            form.setFieldValue("method", value === "weighted" ? "weighted" : "round_robin")
          }
        />
        <Text size="sm" c="dimmed" mt={6}>
          {t(`${method}About`)}
        </Text>
      </div>
      {members.length === 0 ? (
        <Text c="dimmed">{t("noMembers")}</Text>
      ) : (
        <MemberRows form={form} agents={agents} rotator={rotator} onTakeOut={takeOut} />
      )}
      {refusal !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" data-problem tabIndex={-1}>
          {refusal}
        </Text>
      )}
      <div role="status" className={styles["said"]}>
        {takenOut && members.every(({ key }) => key !== takenOut.member.key) && (
          <Group gap="sm">
            <Text size="sm">{t("takenOut", { name: takenOut.member.name })}</Text>
            <Button ref={undo} size="compact-sm" variant="default" onClick={putBack}>
              {t("undo")}
            </Button>
          </Group>
        )}
      </div>
      <AddMembers form={form} agents={agents} />
    </EditorSection>
  );
}
