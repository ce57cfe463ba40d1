import { Alert, AppShell, Box, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { sessionQueries } from "../session-queries.ts";
import { AccountPanel } from "./account-panel.tsx";
import { AlarmBell } from "./alarm-bell.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { MainMenu } from "./main-menu.tsx";
import { SearchButton } from "./search-button.tsx";
import { useAppTexts } from "./texts.ts";

/** The frame around every page for those who signed in. */
export function Shell() {
  const t = useAppTexts();
  const { i18n } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const recovered = session.ownerRecovered;
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
            {session.user.role !== "staff" && <AlarmBell />}
            <SearchButton role={session.user.role} />
            <Box visibleFrom="sm">
              <ColorSchemeSwitch />
            </Box>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t("menu")}>
        <AppShell.Section grow>
          <MainMenu role={session.user.role} onChosen={close} />
        </AppShell.Section>
        <AppShell.Section>
          <AccountPanel user={session.user} onChosen={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {recovered && (
          <Alert color="orange" mb="md">
            {t("ownerRecovered", {
              name: recovered.name,
              day: new Date(recovered.at).toLocaleString(i18n.language),
            })}
          </Alert>
        )}
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
