import { Link, useLocation } from "react-router";
import styles from "./tab-links.module.css";

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
  return (
    <nav className={styles["tabs"]} aria-label={label}>
      {tabs.map(({ path, text }) => (
        <Link key={path} to={path + search} aria-current={pathname === path ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
