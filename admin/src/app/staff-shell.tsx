import { Button, Group, Popover, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Session } from "@rotator/shared/contract/session";
import { IconLock } from "@tabler/icons-react";
import { Link, Navigate, NavLink, Outlet, useLocation } from "react-router";
import { EmptyState } from "../ui/empty-state.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import frame from "./frame.module.css";
import { Initials } from "./initials.tsx";
import { MENU } from "./menu.ts";
import { RecoveredAlert } from "./recovered-alert.tsx";
import { SearchButton } from "./search-button.tsx";
import styles from "./staff-shell.module.css";
import { STAFF_TABS } from "./staff-tabs.ts";
import { useAppTexts } from "./texts.ts";

/** What stands there for a CS. */
const INSTEAD: Record<string, string> = { "/leads": "/my-leads", "/cs": "/me" };

/** The frame for a CS, made for a phone in one hand: three tabs at the bottom, and on wide screens at the top. */
export function StaffShell({ session: { user, ownerRecovered } }: { session: Session }) {
  const t = useAppTexts();
  const [opened, { toggle, close }] = useDisclosure();
  const pathname = useLocation().pathname.replace(/(?<=.)\/+$/, "");
  const instead = INSTEAD[pathname];
  if (instead !== undefined) return <Navigate to={instead} replace />;
  return (
    <>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <header className={frame["header"]}>
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
          <SearchButton role={user.role} />
          <ColorSchemeSwitch />
          <Popover opened={opened} onDismiss={close} position="bottom-end" width={260} trapFocus>
            <Popover.Target>
              <UnstyledButton aria-label={t("accountOf", { name: user.name })} onClick={toggle}>
                <Initials name={user.name} />
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <AccountPanel user={user} onChosen={close} />
            </Popover.Dropdown>
          </Popover>
        </Group>
      </header>
      <nav className={styles["tabs"]} aria-label={t("menu")}>
        {STAFF_TABS.map(({ path, text, icon: Icon }) => (
          <NavLink key={path} to={path} className={styles["tab"] ?? ""}>
            <Icon size={24} stroke={1.7} aria-hidden />
            <span>{t(text)}</span>
          </NavLink>
        ))}
      </nav>
      <main id="content" className={frame["content"]} tabIndex={-1}>
        <div className={styles["content"]}>
          <RecoveredAlert recovered={ownerRecovered} />
          {isForOthers(pathname) ? <NotYours /> : <Outlet />}
        </div>
      </main>
    </>
  );
}

/** Pages of the owner and the managers, whose address a CS was sent or typed; a lead's own page is for all. */
function isForOthers(pathname: string): boolean {
  return MENU.some(({ path }) => path !== "/" && path !== "/leads" && `${pathname}/`.startsWith(`${path}/`));
}

function NotYours() {
  const t = useAppTexts();
  return (
    <EmptyState icon={<IconLock aria-hidden />} title={t("notYours")} about={t("notYoursAbout")}>
      <Button component={Link} to="/my-leads">
        {t("toMyLeads")}
      </Button>
    </EmptyState>
  );
}
