import { ActionIcon, Box, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMenu2, IconX } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Outlet } from "react-router";
import { sessionQueries } from "../session-queries.ts";
import { AccountPanel } from "./account-panel.tsx";
import { AlarmBell } from "./alarm-bell.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import styles from "./frame.module.css";
import { LoadingPage } from "./loading-page.tsx";
import { MainMenu } from "./main-menu.tsx";
import { RecoveredAlert } from "./recovered-alert.tsx";
import { SearchButton } from "./search-button.tsx";
import { useAppTexts } from "./texts.ts";

const StaffShell = lazy(async () => ({ default: (await import("./staff-shell.tsx")).StaffShell }));

/** The frame around every page for those who signed in. */
export function Shell() {
  const t = useAppTexts();
  const [opened, { toggle, close }] = useDisclosure();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  if (session.user.role === "staff")
    return (
      <Suspense fallback={<LoadingPage />}>
        <StaffShell session={session} />
      </Suspense>
    );
  const MenuIcon = opened ? IconX : IconMenu2;
  return (
    <>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <header className={styles["header"]}>
        <Group gap="sm" wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            hiddenFrom="sm"
            aria-label={t(opened ? "closeMenu" : "openMenu")}
            aria-expanded={opened}
            onClick={toggle}
          >
            <MenuIcon size={22} aria-hidden />
          </ActionIcon>
          <img src="/favicon.svg" alt="" width={34} height={34} />
          <Text fw={700} size="lg" visibleFrom="xs">
            WhatsApp Rotator
          </Text>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <AlarmBell />
          <SearchButton role={session.user.role} />
          <Box visibleFrom="sm">
            <ColorSchemeSwitch />
          </Box>
        </Group>
      </header>
      <nav className={styles["menu"]} aria-label={t("menu")} data-opened={opened || undefined}>
        <MainMenu onChosen={close} />
        <AccountPanel user={session.user} onChosen={close} />
      </nav>
      <main id="content" className={styles["content"]} tabIndex={-1}>
        <RecoveredAlert recovered={session.ownerRecovered} />
        <Outlet />
      </main>
    </>
  );
}
