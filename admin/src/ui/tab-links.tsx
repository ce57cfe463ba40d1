import { useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import styles from "./tab-links.module.css";

/** How much of the tab before is seen, on narrow screens. */
const MARGIN = 48;

interface Props {
  /** What the tabs are of. */
  label: string;
  tabs: readonly { path: string; text: string }[];
  /** Goes with every tab: "?period=30d". */
  search?: string;
}

/** Parts of a page that have addresses of their own. */
export function TabLinks({ label, tabs, search = "" }: Props) {
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const links = nav.current?.querySelectorAll("a") ?? [];
    const current = [...links].find((link) => link.pathname === pathname);
    // Not scrollIntoView: it would move the page too.
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - MARGIN;
  }, [pathname]);
  return (
    <nav ref={nav} className={styles["tabs"]} aria-label={label}>
      {tabs.map(({ path, text }) => (
        <Link key={path} to={path + search} aria-current={pathname === path ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
