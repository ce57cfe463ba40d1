import { type Role, roleMay } from "@rotator/shared/contract/permissions";
import { SearchDialog } from "../features/search/search-dialog.tsx";
import { SETTINGS_PAGES } from "../features/settings/settings-pages.ts";
import { useSettingsTexts } from "../features/settings/texts.ts";
import { MENU } from "./menu.ts";
import { useAppTexts } from "./texts.ts";

/** The search with the pages that there are for this person. */
export function SearchEverything({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = useAppTexts();
  const settings = useSettingsTexts();
  const isStaff = role === "staff";
  const pages = isStaff ? [] : MENU.map(({ path, text }) => ({ path, name: t(text), about: "" }));
  const within = isStaff
    ? []
    : SETTINGS_PAGES.filter(({ permission }) => roleMay(role, permission)).map(({ path }) => ({
        path: `/settings/${path}`,
        name: settings(path),
        about: settings(`${path}About`),
      }));
  const account = { path: "/account", name: t("account"), about: "" };
  return (
    <SearchDialog
      pages={[...pages, account]}
      settings={within}
      mayReadRotators={roleMay(role, "rotators:read")}
      onClose={onClose}
    />
  );
}
