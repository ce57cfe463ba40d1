import { ActionIcon, Avatar, Badge, Menu, Text } from "@mantine/core";
import { type Role, roleMay } from "@rotator/shared/contract/permissions";
import type { User } from "@rotator/shared/contract/users";
import {
  IconDots,
  IconKey,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconShieldOff,
  IconUserMinus,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useFormat } from "../../../ui/use-format.ts";
import { ROLE_TEXTS } from "./role-texts.ts";
import { useTeamTexts } from "./texts.ts";
import styles from "./user-list.module.css";

export type UserAction = "edit" | "reset" | "switch" | "twoFactor" | "remove";

interface Props {
  users: readonly User[];
  me: { id: string; role: Role };
  onAction: (action: UserAction, user: User) => void;
}

export function UserList({ users, me, onAction }: Props) {
  const t = useTeamTexts();
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {users.map((user) => (
        <UserRow key={user.id} user={user} me={me} onAction={onAction} />
      ))}
    </ul>
  );
}

function UserRow({ user, me, onAction }: Omit<Props, "users"> & { user: User }) {
  const t = useTeamTexts();
  const { moment } = useFormat();
  const actions = listActions(user, me);
  return (
    <li className={styles["row"]}>
      <Avatar color="brand" radius="xl" name={user.name} className={styles["avatar"] ?? ""} />
      <div className={styles["person"]}>
        <Text fw={600}>
          {user.name}
          {user.id === me.id && (
            <Text span c="dimmed" fw={400}>
              {" "}
              {t("you")}
            </Text>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {user.email}
        </Text>
      </div>
      <div className={styles["facts"]}>
        <Badge variant="light" color={user.role === "owner" ? "brand" : "gray"} tt="none">
          {user.role === "staff" && user.agentName !== null
            ? t("roleOf", { name: user.agentName })
            : t(ROLE_TEXTS[user.role])}
        </Badge>
        {user.disabledAt !== null && (
          <Badge variant="light" color="red" tt="none">
            {t("disabled")}
          </Badge>
        )}
        {user.twoFactor && (
          <Badge variant="light" color="gray" tt="none">
            {t("twoFactor")}
          </Badge>
        )}
        <Text size="xs" c="dimmed" w="100%">
          {user.id === me.id
            ? t("hereNow")
            : user.lastSeenAt === null
              ? t("neverSeen")
              : t("lastSeen", { at: moment(user.lastSeenAt) })}
        </Text>
      </div>
      <div className={styles["more"]}>
        {actions.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t("actions", { name: user.name })}
              >
                <IconDots size={20} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {actions.map((action) => (
                <Menu.Item
                  key={action}
                  leftSection={iconOf(action, user)}
                  {...(action === "remove" && { color: "red" })}
                  onClick={() => onAction(action, user)}
                >
                  {t(textOf(action, user, me.id))}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </li>
  );
}

/** What whoever looks may do with this person. The own password and two-factor are on the account page. */
function listActions(user: User, me: Props["me"]): UserAction[] {
  const isMe = user.id === me.id;
  const mayReset = !isMe && user.disabledAt === null && (me.role === "owner" || user.role === "staff");
  const reset: UserAction[] = mayReset ? ["reset"] : [];
  if (!roleMay(me.role, "users:write")) return reset;
  if (isMe) return ["edit", "remove"];
  return ["edit", ...reset, ...(user.twoFactor ? (["twoFactor"] as const) : []), "switch", "remove"];
}

function textOf(action: UserAction, user: User, myId: string) {
  if (action === "switch") return user.disabledAt === null ? "disable" : "enable";
  if (action === "twoFactor") return "dropTwoFactor";
  return action === "remove" && user.id === myId ? "leave" : action;
}

function iconOf(action: UserAction, user: User): ReactNode {
  const Icon = {
    edit: IconPencil,
    reset: IconKey,
    switch: user.disabledAt === null ? IconLock : IconLockOpen,
    twoFactor: IconShieldOff,
    remove: IconUserMinus,
  }[action];
  return <Icon size={18} aria-hidden />;
}
