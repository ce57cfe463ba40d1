import { Paper } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useLocation } from "react-router";
import { EmptyState } from "../ui/empty-state.tsx";
import { MENU } from "./menu.ts";
import { useAppTexts } from "./texts.ts";

/** Stands where a page of the menu is still to be built. */
export function ComingPage() {
  const t = useAppTexts();
  const { pathname } = useLocation();
  const item = MENU.find(({ path }) => path === pathname);
  return (
    <Paper withBorder>
      <EmptyState
        icon={<IconHourglass aria-hidden />}
        title={t(item?.text ?? "overview")}
        about={t("comingAbout")}
      />
    </Paper>
  );
}
