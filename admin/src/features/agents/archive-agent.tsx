import { Button, Group, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { offerUndo } from "../../ui/undo-notice.tsx";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { useFormat } from "../../ui/use-format.ts";
import { agentQueries, archiveAgent, restoreAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";
import { useRestoreProblem } from "./use-restore-problem.ts";

interface Props {
  agent: Agent;
  others: readonly Agent[];
  onClose: () => void;
}

/** Says how many customers there are, and asks who gets them. */
export function ArchiveAgent({ agent, others, onClose }: Props) {
  useFocusBack();
  const t = useAgentTexts();
  const { number } = useFormat();
  const { data: customers } = useQuery(agentQueries.customers(agent.id));
  const restore = useMutation(restoreAgent);
  const restoreProblem = useRestoreProblem();
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
        onSuccess: (archived) => {
          offerUndo({
            message: t("archived", { name: agent.name }),
            undo: () => restore.mutateAsync({ id: agent.id, version: archived.version }),
            explain: restoreProblem,
          });
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
        <Text fw={600} aria-live="polite" mih="1.55em">
          {customers &&
            t("customers", {
              name: agent.name,
              contacts: number(customers.contact),
              clicked: number(customers.clicked),
            })}
        </Text>
        <FormProblem error={archive.error} fields={[]} />
        <NativeSelect
          label={t("heir")}
          description={t("heirAbout")}
          data={[{ value: "", label: t("byTurn") }, ...heirs]}
          value={heirId}
          onChange={({ currentTarget }) => setHeirId(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button color="red.9" loading={archive.isPending} onClick={confirm}>
            {t("archiveConfirm")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
