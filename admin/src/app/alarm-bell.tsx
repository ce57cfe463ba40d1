import { ActionIcon, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { alarmQueries } from "../alarm-queries.ts";
import styles from "./alarm-bell.module.css";
import { useAppTexts } from "./texts.ts";

const AlarmDrawer = lazy(async () => ({ default: (await import("./alarm-drawer.tsx")).AlarmDrawer }));
const MOST_SHOWN = 9;

/** Counts what is wrong, and keeps it until it is mended. */
export function AlarmBell() {
  const t = useAppTexts();
  const [opened, { open, close }] = useDisclosure();
  const { data } = useQuery(alarmQueries.list());
  const count = data?.open.length ?? 0;
  const label = count === 0 ? t("noAlarms") : t("alarms", { count });
  return (
    <>
      <span className={styles["bell"]}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={label}
          aria-haspopup="dialog"
          title={label}
          onClick={open}
        >
          <IconBell size={20} aria-hidden />
        </ActionIcon>
        {count > 0 && (
          <span className={styles["count"]} aria-hidden>
            {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
          </span>
        )}
      </span>
      <VisuallyHidden role="status">{count > 0 && label}</VisuallyHidden>
      {opened && (
        <Suspense>
          <AlarmDrawer onClose={close} />
        </Suspense>
      )}
    </>
  );
}
