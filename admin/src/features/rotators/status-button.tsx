import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useMutation, useQuery } from "@tanstack/react-query";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { OtherwiseList } from "./otherwise-list.tsx";
import { rotatorQueries, setStatus } from "./queries.ts";
import { useRotatorTexts } from "./texts.ts";

/** Pauses a link, after saying how many clicks that concerns; switches it on again at once. */
export function StatusButton({ rotator: { id, status } }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  const problemText = useProblemText();
  const [asking, { open, close }] = useDisclosure();
  const change = useMutation(setStatus);

  function set(next: Rotator["status"]) {
    close();
    change.mutate(
      { id, status: next },
      {
        onError: (error) =>
          showNotice({ color: "red", title: t("statusFailed"), message: problemText(error) }),
      },
    );
  }

  if (status !== "active")
    return (
      <Button loading={change.isPending} onClick={() => set("active")}>
        {t("resume")}
      </Button>
    );
  return (
    <>
      <Button variant="default" loading={change.isPending} onClick={open}>
        {t("pause")}
      </Button>
      {asking && <PauseQuestion id={id} onClose={close} onConfirm={() => set("paused")} />}
    </>
  );
}

function PauseQuestion(props: { id: string; onClose: () => void; onConfirm: () => void }) {
  const t = useRotatorTexts();
  const { data: impact } = useQuery(rotatorQueries.impact(props.id));
  const serving = impact?.serving ?? [];
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t("pauseTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        {impact && <Text>{t("pauseAbout", { clicks: impact.clicks })}</Text>}
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
          <Button variant="default" onClick={props.onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={props.onConfirm}>{t("pause")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
