import { AppShell, Avatar, Group, Popover, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Session } from "@rotator/shared/contract/session";
import { IconListDetails, IconScan, IconUser } from "@tabler/icons-react";
import { Navigate, NavLink, Outlet, useLocation } from "react-router";
import { AccountPanel } from "./account-panel.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { RecoveredAlert } from "./recovered-alert.tsx";
import styles from "./staff-shell.module.css";
import { useAppTexts } from "./texts.ts";

const TABS = [
  { path: "/find", text: "findCode", icon: IconScan },
  { path: "/my-leads", text: "myLeads", icon: IconListDetails },
  { path: "/me", text: "me", icon: IconUser },
] as const;

/** What stands there for a CS. */
const INSTEAD: Record<string, string> = { "/leads": "/my-leads", "/cs": "/me" };

/** The frame for a CS, made for a phone in one hand: three tabs at the bottom, and on wide screens at the top. */
export function StaffShell({ session: { user, ownerRecovered } }: { session: Session }) {
  const t = useAppTexts();
  const [opened, { toggle, close }] = useDisclosure();
  const instead = INSTEAD[useLocation().pathname];
  if (instead !== undefined) return <Navigate to={instead} replace />;
  return (
    <AppShell header={{ height: 60 }} padding="md">
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <img src="/favicon.svg" alt="" width={34} height={34} />
            <Text fw={700} size="lg" className={styles["brand"] ?? ""}>
              WhatsApp Rotator
            </Text>
          </Group>
          <Group gap="sm" wrap="nowrap">
            <Text size="sm" c="dimmed" visibleFrom="md">
              {user.name}
            </Text>
            <ColorSchemeSwitch />
            <Popover opened={opened} onDismiss={close} position="bottom-end" width={260} trapFocus>
              <Popover.Target>
                <UnstyledButton aria-label={t("accountOf", { name: user.name })} onClick={toggle}>
                  <Avatar color="brand" radius="xl" name={user.name} aria-hidden />
                </UnstyledButton>
              </Popover.Target>
              <Popover.Dropdown>
                <AccountPanel user={user} onChosen={close} />
              </Popover.Dropdown>
            </Popover>
          </Group>
        </Group>
      </AppShell.Header>
      <nav className={styles["tabs"]} aria-label={t("menu")}>
        {TABS.map(({ path, text, icon: Icon }) => (
          <NavLink key={path} to={path} className={styles["tab"] ?? ""}>
            <Icon size={24} stroke={1.7} aria-hidden />
            <span>{t(text)}</span>
          </NavLink>
        ))}
      </nav>
      <AppShell.Main id="content" tabIndex={-1}>
        <div className={styles["content"]}>
          <RecoveredAlert recovered={ownerRecovered} />
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
