import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import type { AgentImpact } from "@rotator/shared/contract/agent-impact";
import { phoneText } from "../../phone-text.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useAgentTexts } from "./texts.ts";

type LoneLink = AgentImpact["links"][number];

interface Props {
  name: string;
  links: readonly LoneLink[];
  onClose: () => void;
  onConfirm: () => void;
}

/** Asked before links have nobody left: it names them, and where their clicks will go. */
export function LeaveAlone({ name, links, onClose, onConfirm }: Props) {
  useFocusBack();
  const t = useAgentTexts();
  const { number } = useFormat();
  const placeText = usePlaceText();
  return (
    <Modal opened onClose={onClose} title={t("lastTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text>{t("lastAbout", { name })}</Text>
        <List spacing="xs">
          {links.map((link) => (
            <List.Item key={link.rotatorId} style={{ overflowWrap: "anywhere" }}>
              <Text fw={600}>{link.name}</Text>
              <Text size="sm">{placeText(link)}</Text>
              <Text size="sm" c="dimmed">
                {t("clicksInWeek", { clicks: number(link.clicks) })}
              </Text>
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
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

function usePlaceText(): (link: LoneLink) => string {
  const t = useAgentTexts();
  return ({ otherwise: { fallbackPhone, deploymentPhone, member } }) => {
    const phone = fallbackPhone ?? deploymentPhone;
    if (phone !== null) return t("toNumber", { phone: phoneText(phone) });
    return member ? t("toMember", { name: member.name }) : t("toNobody");
  };
}
