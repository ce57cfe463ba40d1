import { Anchor } from "@mantine/core";
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
        <nav className={styles["nav"]} aria-label={t("pages")}>
          <ul className={styles["list"]}>
            {pages.map(({ path, icon: Icon }) => (
              <li key={path}>
                <Link
                  to={`/settings/${path}`}
                  className={styles["item"]}
                  aria-current={opened?.path === path ? "page" : undefined}
                >
                  <Icon size={20} stroke={1.7} aria-hidden />
                  <span className={styles["name"]}>
                    {t(path)}
                    {isIndex && <small className={styles["about"]}>{t(`${path}About`)}</small>}
                  </span>
                  {isIndex && <IconChevronRight size={18} aria-hidden />}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
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
