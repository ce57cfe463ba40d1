import { Button, Group, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { archiveAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

interface Props {
  agent: Agent;
  others: readonly Agent[];
  onClose: () => void;
}

export function ArchiveAgent({ agent, others, onClose }: Props) {
  const t = useAgentTexts();
  const [heirId, setHeirId] = useState("");
  const archive = useMutation(archiveAgent);
  const version = others.find(({ id }) => id === agent.id)?.version ?? agent.version;
  const heirs = others
    .filter(({ id }) => id !== agent.id)
    .map(({ id, name }) => ({ value: id, label: name }));

  function confirm() {
    archive.mutate(
      { id: agent.id, version, ...(heirId !== "" && { heirId }) },
      {
        onSuccess: () => {
          showNotice({ message: t("archived", { name: agent.name }) });
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("archiveTitle", { name: agent.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t("archiveAbout", { name: agent.name })}</Text>
        <FormProblem error={archive.error} fields={[]} />
        <NativeSelect
          label={t("heir")}
          data={[{ value: "", label: t("byTurn") }, ...heirs]}
          value={heirId}
          onChange={({ currentTarget }) => setHeirId(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button color="red" loading={archive.isPending} onClick={confirm}>
            {t("archiveConfirm")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
