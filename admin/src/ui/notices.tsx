import type { NotificationData } from "@mantine/notifications";
import { lazy, Suspense, useSyncExternalStore } from "react";

let wanted = false;
const listeners = new Set<() => void>();
const load = () => import("./notice-board.tsx");
const Board = lazy(async () => ({ default: (await load()).NoticeBoard }));

/** Says something beside the page for a few seconds. */
export function showNotice(notice: NotificationData): void {
  wanted = true;
  for (const listener of listeners) listener();
  void load().then(({ notifications }) => notifications.show(notice));
}

/** Where notices appear. It is loaded with the first of them: most pages say nothing. */
export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => wanted);
  return shown ? (
    <Suspense>
      <Board />
    </Suspense>
  ) : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
