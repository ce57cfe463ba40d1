import { useSortable } from "@dnd-kit/sortable";
import { ActionIcon, Badge, Group, NumberInput, Progress, Text, TextInput } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { phoneText } from "../../phone-text.ts";
import { useFormat } from "../../ui/use-format.ts";
import type { EditorForm } from "./editor-form.ts";
import type { EditorMember } from "./editor-values.ts";
import { MemberMenu } from "./member-menu.tsx";
import styles from "./member-rows.module.css";
import { PhoneHint } from "../../ui/phone-hint.tsx";
import type { ShownState } from "./state-of.ts";
import { useEditorTexts } from "./texts.ts";

const MAX_WEIGHT = 10_000;

interface Props {
  form: EditorForm;
  member: EditorMember;
  index: number;
  all: number;
  /** Of the turns, 0 to 1. */
  share: number;
  state: ShownState;
  onMove: (to: number) => void;
  onTakeOut: () => void;
}

export function MemberRow({ form, member, index, all, share, state, onMove, onTakeOut }: Props) {
  const t = useEditorTexts();
  const format = useFormat();
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: member.key,
  });
  const [isMending, setMending] = useState(false);
  const { name, agentId } = member;
  const at = `members.${index}` as const;
  const refused = form.errors[`${at}.name`] !== undefined || form.errors[`${at}.phone`] !== undefined;
  const problem = state === "gone" ? t("gone") : (form.errors[at] ?? form.errors[`${at}.agentId`]);
  const isWeighted = form.values.method === "weighted";

  function moveByKey(event: KeyboardEvent) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? index - 1 : index + 1);
  }

  return (
    <li
      ref={setNodeRef}
      className={styles["row"]}
      data-dragging={isDragging || undefined}
      style={{
        transition,
        ...(transform && { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)` }),
      }}
    >
      <ActionIcon
        ref={setActivatorNodeRef}
        className={styles["handle"] ?? ""}
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t("move", { name, place: index + 1, all })}
        onKeyDown={moveByKey}
        {...listeners}
      >
        <IconGripVertical size={20} aria-hidden />
      </ActionIcon>
      <div className={styles["person"]}>
        <Group gap={8}>
          <Text fw={600}>{name}</Text>
          {agentId === null && (
            <Badge variant="light" tt="none" size="sm">
              {t("newOne")}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {agentId === null ? member.phone : phoneText(member.phone)}
        </Text>
      </div>
      <div className={styles["share"]}>
        <Text size="sm" c="dimmed" mb={4}>
          {describeShare()}
        </Text>
        <Progress value={share * 100} size="sm" aria-label={t("shareOf", { name })} color="brand.7" />
      </div>
      {isWeighted && (
        <NumberInput
          {...form.getInputProps(`${at}.weight`)}
          className={styles["weight"] ?? ""}
          aria-label={t("weightOf", { name })}
          min={0}
          max={MAX_WEIGHT}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          w={96}
        />
      )}
      <div className={styles["more"]}>
        <MemberMenu
          name={name}
          phone={agentId === null ? undefined : member.phone}
          isFirst={index === 0}
          isLast={index === all - 1}
          onUp={() => onMove(index - 1)}
          onDown={() => onMove(index + 1)}
          onMend={agentId === null ? () => setMending(true) : undefined}
          onTakeOut={onTakeOut}
        />
      </div>
      {agentId === null && (isMending || refused) && (
        // Open until it is saved, so that nothing vanishes under the fingers.
        <div className={styles["mend"]} onFocus={() => setMending(true)}>
          <TextInput {...form.getInputProps(`${at}.name`)} label={t("csName")} autoComplete="off" />
          <TextInput
            {...form.getInputProps(`${at}.phone`)}
            label={t("phone")}
            type="tel"
            autoComplete="off"
          />
          <PhoneHint typed={member.phone} />
        </div>
      )}
      {problem !== undefined && (
        <Text className={styles["mend"]} c="var(--mantine-color-error)" size="sm" data-problem tabIndex={-1}>
          {problem}
        </Text>
      )}
    </li>
  );

  function describeShare(): string {
    if (state === "gone") return "";
    if (state !== "on") return t(state);
    if (share === 0) return t("noShare");
    return t("share", { share: format.percent(share) });
  }
}
