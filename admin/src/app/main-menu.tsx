import { NavLink, Stack } from "@mantine/core";
import type { Role } from "@rotator/shared/contract/permissions";
import { Link, useLocation } from "react-router";
import { MENU } from "./menu.ts";
import { useAppTexts } from "./texts.ts";

/** What a CS may open: the own switch. */
const FOR_STAFF = ["/cs"];

export function MainMenu({ role, onChosen }: { role: Role; onChosen: () => void }) {
  const t = useAppTexts();
  const { pathname } = useLocation();
  const items = role === "staff" ? MENU.filter(({ path }) => FOR_STAFF.includes(path)) : MENU;
  return (
    <Stack gap={4}>
      {items.map(({ path, text, icon: Icon }) => {
        const active = path === "/" ? pathname === "/" : `${pathname}/`.startsWith(`${path}/`);
        return (
          <NavLink
            key={path}
            component={Link}
            to={path}
            onClick={onChosen}
            className="menu-item"
            active={active}
            aria-current={active ? "page" : undefined}
            label={t(text)}
            leftSection={<Icon size={20} stroke={1.7} aria-hidden />}
          />
        );
      })}
    </Stack>
  );
}
