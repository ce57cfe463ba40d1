import { Link, useLocation } from "react-router";
import styles from "./main-menu.module.css";
import { MENU } from "./menu.ts";
import { useAppTexts } from "./texts.ts";

export function MainMenu({ onChosen }: { onChosen: () => void }) {
  const t = useAppTexts();
  const { pathname } = useLocation();
  return (
    <ul className={styles["menu"]}>
      {MENU.map(({ path, text, icon: Icon }) => {
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
