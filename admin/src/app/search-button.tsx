import { Button, Kbd } from "@mantine/core";
import type { Role } from "@rotator/shared/contract/permissions";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState } from "react";
import styles from "./search-button.module.css";
import { useAppTexts } from "./texts.ts";

const SearchEverything = lazy(async () => ({
  default: (await import("./search-everything.tsx")).SearchEverything,
}));

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** In the header of every page; Ctrl+K or ⌘K does the same, also from within a field. */
export function SearchButton({ role }: { role: Role }) {
  const t = useAppTexts();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(isApple ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      setIsOpen(true);
    };
    addEventListener("keydown", open);
    return () => removeEventListener("keydown", open);
  }, []);
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
