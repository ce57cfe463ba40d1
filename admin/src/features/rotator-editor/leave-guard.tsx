import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useBeforeUnload, useBlocker } from "react-router";
import { useEditorTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

/** Asks on every way out while something is not saved. */
export function LeaveGuard({ isDirty, onDiscard }: { isDirty: boolean; onDiscard: () => void }) {
  useBeforeUnload((event) => {
    if (isDirty) event.preventDefault();
  });
  // Who is signed out finds the draft after signing in: no question stands in the way.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname && nextLocation.pathname !== "/sign-in",
  );
  if (blocker.state !== "blocked") return null;
  return (
    <LeaveQuestion
      onStay={() => blocker.reset()}
      onLeave={() => blocker.proceed()}
      onDiscard={() => {
        onDiscard();
        blocker.proceed();
      }}
    />
  );
}

interface Ways {
  onStay: () => void;
  onLeave: () => void;
  onDiscard: () => void;
}

function LeaveQuestion({ onStay, onLeave, onDiscard }: Ways) {
  useFocusBack();
  const t = useEditorTexts();
  return (
    <Modal opened onClose={onStay} title={t("leaveTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text>{t("leaveAbout")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="red" onClick={onDiscard}>
            {t("discard")}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t("leave")}
          </Button>
          <Button onClick={onStay} data-autofocus>
            {t("stay")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
