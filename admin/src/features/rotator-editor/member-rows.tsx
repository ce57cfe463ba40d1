import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Text, VisuallyHidden } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useState } from "react";
import type { EditorForm } from "./editor-form.ts";
import type { EditorMember } from "./editor-values.ts";
import { MemberRow } from "./member-row.tsx";
import styles from "./member-rows.module.css";
import { sharesOf } from "./shares.ts";
import { stateOf } from "./state-of.ts";
import { useEditorTexts } from "./texts.ts";

interface Props {
  form: EditorForm;
  agents: readonly Agent[];
  rotator: Rotator | undefined;
  onTakeOut: (member: EditorMember, index: number) => void;
}

/** The CS in the order of their turns. */
export function MemberRows({ form, agents, rotator, onTakeOut }: Props) {
  const t = useEditorTexts();
  const { members, method } = form.values;
  const [said, setSaid] = useState("");
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const states = members.map((member) => stateOf(member, agents, rotator));
  const shares = sharesOf(members, method, (member) => states[members.indexOf(member)] === "on");

  function move(from: number, to: number) {
    const member = members[from];
    if (!member || to < 0 || to >= members.length || from === to) return;
    form.reorderListItem("members", { from, to });
    setSaid(t("moved", { name: member.name, place: to + 1, all: members.length }));
  }

  function drop({ active, over }: DragEndEvent) {
    const place = (id: unknown) => members.findIndex(({ key }) => key === id);
    if (over) move(place(active.id), place(over.id));
  }

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: t("dragHow") } }}
      >
        <SortableContext items={members.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ul className={styles["list"]} aria-label={t("team")}>
            {members.map((member, index) => (
              <MemberRow
                key={member.key}
                form={form}
                member={member}
                index={index}
                all={members.length}
                share={shares[index] ?? 0}
                state={states[index] ?? "on"}
                onMove={(to) => move(index, to)}
                onTakeOut={() => onTakeOut(member, index)}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      {shares.every((share) => share === 0) && (
        <Text size="sm" c="var(--mantine-color-orange-light-color)">
          {t("nobodyOn")}
        </Text>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

// What moved is said once, in the reader's language, by the list itself.
const nothing = () => undefined;
const SILENT = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };
