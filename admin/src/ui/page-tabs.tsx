import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import styles from "./page-tabs.module.css";

/** How much of the tab before is seen, on narrow screens. */
const MARGIN = 48;

interface Props {
  /** What the pages have in common, for those who hear the page. */
  label: string;
  tabs: readonly { to: string; text: string }[];
}

/** Pages that belong together, each with its own address. */
export function PageTabs({ label, tabs }: Props) {
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const links = nav.current?.querySelectorAll("a") ?? [];
    const current = [...links].find((link) => link.pathname === pathname);
    // Not scrollIntoView: it would move the page too.
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - MARGIN;
  }, [pathname]);
  return (
    <nav ref={nav} aria-label={label} className={styles["tabs"]}>
      {tabs.map(({ to, text }) => (
        <NavLink key={to} to={to} end className={styles["tab"] ?? ""} preventScrollReset>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
