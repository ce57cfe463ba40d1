import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { impactQuery } from "./impact-query.ts";
import { OtherwiseList } from "./otherwise-list.tsx";
import { useSwitchTexts } from "./switch-texts.ts";
import { useFocusBack } from "./use-focus-back.ts";

interface Rotator {
  id: string;
  name: string;
}

interface Props {
  /** Whose clicks go elsewhere; not given for one who stays there for old customers. */
  agentId?: string | undefined;
  name: string;
  /** Where nobody else takes turns. */
  rotators: readonly Rotator[];
  confirm?: string;
  onClose: () => void;
  onConfirm: () => void;
}

const SHOWN = 3;

/** Asked before the last CS of a link goes off: it names where clicks will go. */
export function SwitchOffLast({ agentId, name, rotators, confirm, onClose, onConfirm }: Props) {
  useFocusBack();
  const t = useSwitchTexts();
  return (
    <Modal opened onClose={onClose} title={t("lastTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        {rotators.slice(0, SHOWN).map((rotator) => (
          <Otherwise key={rotator.id} rotator={rotator} agentId={agentId} name={name} />
        ))}
        {rotators.length > SHOWN && <Text>{t("lastMore", { count: rotators.length - SHOWN })}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("cancel")}
          </Button>
          <Button color="red.9" onClick={onConfirm}>
            {confirm ?? t("switchOff")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Otherwise({ rotator, agentId, name }: Pick<Props, "agentId" | "name"> & { rotator: Rotator }) {
  const t = useSwitchTexts();
  const impact = useQuery(impactQuery(rotator.id, agentId));
  return (
    <div>
      <Text mb={4}>{t("lastAbout", { name, rotator: rotator.name })}</Text>
      <OtherwiseList impact={impact.data} />
    </div>
  );
}
