import { NavLink } from "react-router";
import styles from "./page-tabs.module.css";

interface Props {
  /** What the pages have in common, for those who hear the page. */
  label: string;
  tabs: readonly { to: string; text: string }[];
}

/** Pages that belong together, each with its own address. */
export function PageTabs({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      {tabs.map(({ to, text }) => (
        <NavLink key={to} to={to} end className={styles["tab"] ?? ""} preventScrollReset>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
