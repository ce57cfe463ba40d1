import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useBeforeUnload, useBlocker } from "react-router";
import { useEditorTexts } from "./texts.ts";

/** Asks on every way out while something is not saved. */
export function LeaveGuard({ isDirty, onDiscard }: { isDirty: boolean; onDiscard: () => void }) {
  const t = useEditorTexts();
  useBeforeUnload((event) => {
    if (isDirty) event.preventDefault();
  });
  // Who is signed out finds the draft after signing in: no question stands in the way.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname && nextLocation.pathname !== "/sign-in",
  );
  if (blocker.state !== "blocked") return null;
  const stay = () => blocker.reset();
  return (
    <Modal opened onClose={stay} title={t("leaveTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text>{t("leaveAbout")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button
            variant="subtle"
            color="red"
            onClick={() => {
              onDiscard();
              blocker.proceed();
            }}
          >
            {t("discard")}
          </Button>
          <Button variant="default" onClick={() => blocker.proceed()}>
            {t("leave")}
          </Button>
          <Button onClick={stay} data-autofocus>
            {t("stay")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
