import { NavLink, Stack } from "@mantine/core";
import { Link, useLocation } from "react-router";
import { MENU } from "./menu.ts";
import { useAppTexts } from "./texts.ts";

export function MainMenu({ onChosen }: { onChosen: () => void }) {
  const t = useAppTexts();
  const { pathname } = useLocation();
  return (
    <Stack gap={4}>
      {MENU.map(({ path, text, icon: Icon }) => {
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
