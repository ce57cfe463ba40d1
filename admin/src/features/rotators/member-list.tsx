import { ActionIcon, Group, Menu, Switch, Text } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { IconDots, IconUserCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { phoneText } from "../../phone-text.ts";
import { showNotice } from "../../ui/notices.tsx";
import { SwitchOffLast } from "../../ui/switch-off-last.tsx";
import { useSwitchTexts } from "../../ui/switch-texts.ts";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { useSinceText } from "../../ui/use-since-text.ts";
import styles from "./member-list.module.css";
import { type MemberState, switchMember } from "./queries.ts";
import { useRotatorTexts } from "./texts.ts";

type Member = Rotator["members"][number];

export function MemberList({ rotator }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  if (rotator.members.length === 0)
    return (
      <Text p="md" c="dimmed">
        {t("noMembers")}
      </Text>
    );
  return (
    <ul className={styles["list"]} aria-label={t("members")}>
      {rotator.members.map((member) => (
        <MemberRow key={member.agentId} rotator={rotator} member={member} />
      ))}
    </ul>
  );
}

function MemberRow({ rotator, member }: { rotator: Rotator; member: Member }) {
  const t = useRotatorTexts();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<"off" | "drain">();
  const turn = useMutation(switchMember);
  const { agentId, name, state, active } = member;
  const others = rotator.members.filter((other) => other.agentId !== agentId && isServing(rotator, other));
  const isLast = rotator.status === "active" && isServing(rotator, member) && others.length === 0;
  const share = shareOf(rotator, member);
  const stateText = useStateText();
  const switchText = useSwitchTexts();

  function set(next: MemberState) {
    if (turn.isPending) return;
    turn.mutate(
      { id: rotator.id, agentId, state: next },
      {
        onError: (error) =>
          showNotice({ color: "red", title: t("notSwitched", { name }), message: problemText(error) }),
      },
    );
  }

  /** Asks first where nobody would be left to take turns. */
  function leave(next: "off" | "drain") {
    if (isLast) setAsking(next);
    else set(next);
  }

  return (
    <li className={styles["row"]}>
      <div>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {phoneText(member.phone)}
          {share !== undefined && ` · ${t("share", { share })}`}
        </Text>
      </div>
      <Text className={styles["state"] ?? ""} size="sm" c="dimmed" aria-live="polite">
        {turn.isPending ? switchText("switching") : stateText(member)}
      </Text>
      <Group className={styles["controls"] ?? ""} gap={8} wrap="nowrap" aria-busy={turn.isPending}>
        <Switch
          size="md"
          aria-label={t("switchOf", { name })}
          checked={active && state === "active"}
          disabled={!active}
          onChange={({ currentTarget }) => {
            if (currentTarget.checked) set("active");
            else leave("off");
          }}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("actions", { name })}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconUserCheck size={18} aria-hidden />}
              disabled={!active || state === "drain"}
              onClick={() => leave("drain")}
            >
              {t("onlyOld")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {asking && (
        <SwitchOffLast
          agentId={asking === "off" ? agentId : undefined}
          name={name}
          rotators={[rotator]}
          {...(asking === "drain" && { confirm: t("onlyOld") })}
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            set(asking);
          }}
        />
      )}
    </li>
  );
}

/** "off since 12:04:31", and by whom where it was somebody's switch for all links. */
function useStateText(): (member: Member) => string {
  const t = useSwitchTexts();
  const sinceText = useSinceText();
  return ({ active, state, switched, switchedEverywhere }) => {
    if (!active) return sinceText(t("offEverywhere"), switchedEverywhere);
    if (state === "active") return t("on");
    return sinceText(t(state), switched && { ...switched, by: null });
  };
}

/** With equal turns a weight that was typed once says nothing. */
function isServing({ method }: Rotator, { active, state, weight }: Member): boolean {
  return active && state === "active" && (method !== "weighted" || weight > 0);
}

/** In percent of the turns; undefined for who takes none. */
function shareOf(rotator: Rotator, member: Member): number | undefined {
  if (!isServing(rotator, member)) return undefined;
  const weigh = ({ weight }: Member) => (rotator.method === "weighted" ? weight : 1);
  const all = rotator.members
    .filter((other) => isServing(rotator, other))
    .reduce((sum, other) => sum + weigh(other), 0);
  return Math.round((weigh(member) / all) * 100);
}
