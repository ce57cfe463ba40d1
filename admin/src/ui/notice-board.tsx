import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";
import { Notifications, notifications } from "@mantine/notifications";

export { notifications };

export function NoticeBoard() {
  return <Notifications position="bottom-right" />;
}
