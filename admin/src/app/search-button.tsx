import { Button, Kbd } from "@mantine/core";
import "@mantine/core/styles/Kbd.css";
import { useHotkeys, useOs } from "@mantine/hooks";
import type { Role } from "@rotator/shared/contract/permissions";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import styles from "./search-button.module.css";
import { useAppTexts } from "./texts.ts";

const SearchEverything = lazy(async () => ({
  default: (await import("./search-everything.tsx")).SearchEverything,
}));

/** In the header of every page; Ctrl+K or ⌘K does the same, also from within a field. */
export function SearchButton({ role }: { role: Role }) {
  const t = useAppTexts();
  const os = useOs();
  const [isOpen, setIsOpen] = useState(false);
  useHotkeys([["mod+K", () => setIsOpen(true)]], []);
  const isApple = os === "macos" || os === "ios";
  return (
    <>
      <Button
        variant="default"
        size="sm"
        className={styles["button"] ?? ""}
        aria-label={t("searchAll")}
        aria-keyshortcuts={isApple ? "Meta+K" : "Control+K"}
        aria-haspopup="dialog"
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={<Kbd size="xs">{t(isApple ? "searchKeyApple" : "searchKey")}</Kbd>}
        onClick={() => setIsOpen(true)}
      >
        {t("search")}
      </Button>
      {isOpen && (
        <Suspense>
          <SearchEverything role={role} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
