import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { OtherwiseList } from "./otherwise-list.tsx";
import { rotatorQueries } from "./queries.ts";
import { useRotatorTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

interface Props {
  rotatorId: string;
  agentId: string;
  name: string;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asked before the last CS of a link goes off: it names where clicks will go. */
export function SwitchOffLast({ rotatorId, agentId, name, onClose, onConfirm }: Props) {
  useFocusBack();
  const t = useRotatorTexts();
  const impact = useQuery(rotatorQueries.impact(rotatorId, agentId));
  return (
    <Modal opened onClose={onClose} title={t("lastTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text>{t("lastAbout", { name })}</Text>
        <OtherwiseList impact={impact.data} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button color="red.9" onClick={onConfirm}>
            {t("switchOff")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
