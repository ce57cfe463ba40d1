import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { PageHeader } from "../../ui/page-header.tsx";
import styles from "./conversions.module.css";
import { useConversionTexts } from "./texts.ts";

/** The head of both rooms, and the way between them. */
export function ConversionFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useConversionTexts();
  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        {actions}
      </PageHeader>
      <nav className={styles["tabs"]} aria-label={t("rooms")}>
        <NavLink to="/conversions/pixels">{t("pixels")}</NavLink>
        <NavLink to="/conversions/events">{t("events")}</NavLink>
      </nav>
      {children}
    </>
  );
}
