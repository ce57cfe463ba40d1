import type { Role } from "@rotator/shared/contract/permissions";
import { Link, useLocation } from "react-router";
import styles from "./main-menu.module.css";
import { MENU } from "./menu.ts";
import { useAppTexts } from "./texts.ts";

/** What a CS may open: the own switch. */
const FOR_STAFF = ["/cs"];

export function MainMenu({ role, onChosen }: { role: Role; onChosen: () => void }) {
  const t = useAppTexts();
  const { pathname } = useLocation();
  const items = role === "staff" ? MENU.filter(({ path }) => FOR_STAFF.includes(path)) : MENU;
  return (
    <ul className={styles["menu"]}>
      {items.map(({ path, text, icon: Icon }) => {
        const active = path === "/" ? pathname === "/" : `${pathname}/`.startsWith(`${path}/`);
        return (
          <li key={path}>
            <Link
              to={path}
              onClick={onChosen}
              className={styles["item"]}
              aria-current={active ? "page" : undefined}
            >
              <Icon size={20} stroke={1.7} aria-hidden />
              {t(text)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
