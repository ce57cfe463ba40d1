import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useCallback } from "react";
import { useBeforeUnload, useBlocker } from "react-router";
import { useSettingsTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

/** Asks before what was typed is lost on the way out. Only there while something is: the router asks one guard alone. */
export function UnsavedGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(useCallback((event) => event.preventDefault(), []));
  if (blocker.state !== "blocked") return null;
  return <LeaveQuestion onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />;
}

function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  useFocusBack();
  const t = useSettingsTexts();
  return (
    <Modal opened onClose={onStay} title={t("leaveTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text>{t("leaveAbout")}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onStay}>
            {t("cancel")}
          </Button>
          <Button color="red.9" onClick={onLeave}>
            {t("leave")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
