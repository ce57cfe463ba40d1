import "@mantine/notifications/styles.css";
import { VisuallyHidden } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";

import { useNoticeTexts } from "./notice-texts.ts";

export { notifications };

/** What the cross of a notice is called. */
export function CloseLabel() {
  const t = useNoticeTexts();
  return <VisuallyHidden>{t("close")}</VisuallyHidden>;
}

export function NoticeBoard() {
  return <Notifications position="bottom-right" />;
}
