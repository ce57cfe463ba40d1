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
  const isSignedOut = blocker.location.pathname === "/sign-in";
  return (
    <LeaveQuestion
      isSignedOut={isSignedOut}
      onStay={() => blocker.reset()}
      onLeave={() => blocker.proceed()}
    />
  );
}

interface QuestionProps {
  /** The session ended while something was typed. */
  isSignedOut: boolean;
  onStay: () => void;
  onLeave: () => void;
}

function LeaveQuestion({ isSignedOut, onStay, onLeave }: QuestionProps) {
  useFocusBack();
  const t = useSettingsTexts();
  return (
    <Modal
      opened
      onClose={onStay}
      title={t(isSignedOut ? "signedOutTitle" : "leaveTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t(isSignedOut ? "signedOutAbout" : "leaveAbout")}</Text>
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
