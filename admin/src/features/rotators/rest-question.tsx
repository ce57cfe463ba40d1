import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { impactQuery } from "../../ui/impact-query.ts";
import { OtherwiseList } from "../../ui/otherwise-list.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { useRotatorTexts } from "./texts.ts";

interface Props {
  impact: ReturnType<typeof impactQuery>;
  title: string;
  about?: string;
  confirm: string;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asked before a link rests: how many people that concerns, and where they will go. */
export function RestQuestion({ impact: query, title, about, confirm, onClose, onConfirm }: Props) {
  useFocusBack();
  const t = useRotatorTexts();
  const { number } = useFormat();
  const { data: impact } = useQuery(query);
  const serving = impact?.serving ?? [];
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        {about !== undefined && <Text>{about}</Text>}
        {impact && <Text>{t("pauseAbout", { clicks: number(impact.clicks) })}</Text>}
        {serving.length > 0 ? (
          <List>
            {serving.map(({ agentId, name }) => (
              <List.Item key={agentId}>{name}</List.Item>
            ))}
          </List>
        ) : (
          <OtherwiseList impact={impact} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={onConfirm}>{confirm}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
