import { AppShell, Box, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Outlet } from "react-router";
import { sessionQueries } from "../session-queries.ts";
import { AccountPanel } from "./account-panel.tsx";
import { AlarmBell } from "./alarm-bell.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { LoadingPage } from "./loading-page.tsx";
import { MainMenu } from "./main-menu.tsx";
import { SearchButton } from "./search-button.tsx";
import { RecoveredAlert } from "./recovered-alert.tsx";
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
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 240, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "md", sm: "lg" }}
    >
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? "closeMenu" : "openMenu")}
              aria-expanded={opened}
            />
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
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t("menu")}>
        <AppShell.Section grow>
          <MainMenu onChosen={close} />
        </AppShell.Section>
        <AppShell.Section>
          <AccountPanel user={session.user} onChosen={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <RecoveredAlert recovered={session.ownerRecovered} />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
