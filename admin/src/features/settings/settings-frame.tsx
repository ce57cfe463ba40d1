import { Anchor, NavLink, Paper, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { roleMay } from "@rotator/shared/contract/permissions";
import { IconChevronLeft, IconChevronRight, IconLock } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import styles from "./settings-frame.module.css";
import { SETTINGS_PAGES } from "./settings-pages.ts";
import { useSettingsTexts } from "./texts.ts";

/** The list of settings beside the one that is open; on a phone the list leads to them. */
export function SettingsFrame() {
  const t = useSettingsTexts();
  const { pathname } = useLocation();
  const isWide = useMediaQuery("(min-width: 62em)", false, { getInitialValueInEffect: false });
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const pages = SETTINGS_PAGES.filter(({ permission }) => roleMay(session.user.role, permission));
  const isIndex = /^\/settings\/?$/.test(pathname);
  const opened = SETTINGS_PAGES.find(({ path }) => `${pathname}/`.startsWith(`/settings/${path}/`));
  const [first] = pages;
  if (isIndex && isWide && first) return <Navigate to={`/settings/${first.path}`} replace />;

  return (
    <>
      {isIndex && <PageHeader title={t("title")} about={t("about")} />}
      <div className={`${styles["frame"]} ${isIndex ? "" : styles["within"]}`}>
        <Paper component="nav" bg="transparent" className={styles["list"] ?? ""} aria-label={t("pages")}>
          <Stack gap={4}>
            {pages.map(({ path, icon: Icon }) => (
              <NavLink
                key={path}
                component={Link}
                to={`/settings/${path}`}
                className="menu-item"
                active={opened?.path === path}
                aria-current={opened?.path === path ? "page" : undefined}
                label={t(path)}
                description={isIndex ? t(`${path}About`) : undefined}
                leftSection={<Icon size={20} stroke={1.7} aria-hidden />}
                rightSection={isIndex && <IconChevronRight size={18} aria-hidden />}
              />
            ))}
          </Stack>
        </Paper>
        <div className={styles["content"]}>
          {!isIndex && (
            <Anchor component={Link} to="/settings" className={styles["back"] ?? ""} size="sm">
              <IconChevronLeft size={18} aria-hidden />
              {t("back")}
            </Anchor>
          )}
          {opened && !pages.includes(opened) ? (
            <EmptyState icon={<IconLock aria-hidden />} title={t("noRightTitle")} about={t("noRightAbout")} />
          ) : (
            <Outlet />
          )}
        </div>
      </div>
    </>
  );
}
