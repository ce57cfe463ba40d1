import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useCallback } from "react";
import { useBeforeUnload, useBlocker } from "react-router";
import { useSettingsTexts } from "./texts.ts";

/** Asks before what was typed is lost on the way out. Only there while something is: the router asks one guard alone. */
export function UnsavedGuard() {
  const t = useSettingsTexts();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(useCallback((event) => event.preventDefault(), []));
  if (blocker.state !== "blocked") return null;
  const isSignedOut = blocker.location.pathname === "/sign-in";
  return (
    <Modal
      opened
      onClose={() => blocker.reset()}
      title={t(isSignedOut ? "signedOutTitle" : "leaveTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t(isSignedOut ? "signedOutAbout" : "leaveAbout")}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => blocker.reset()}>
            {t("cancel")}
          </Button>
          <Button color="red.9" onClick={() => blocker.proceed()}>
            {t("leave")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
