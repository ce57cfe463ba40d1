import { Button, Drawer, Group, Stack } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { AgentFields } from "./agent-fields.tsx";
import { phoneText } from "../../phone-text.ts";
import { editAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

interface Props {
  agent: Agent;
  known: readonly Agent[];
  onClose: () => void;
}

export function EditAgent({ agent, known, onClose }: Props) {
  useFocusBack();
  const t = useAgentTexts();
  const [input, setInput] = useState({ name: agent.name, phone: phoneText(agent.phone) });
  const edit = useMutation(editAgent);
  const fieldError = useFieldError(edit.error);
  const others = known.filter(({ id }) => id !== agent.id);
  // After a stale try the list has come again, and with it the version to save over.
  const version = known.find(({ id }) => id === agent.id)?.version ?? agent.version;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t("editTitle", { name: agent.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate({ id: agent.id, version, ...input }, { onSuccess: onClose });
        }}
      >
        <Stack>
          <FormProblem error={edit.error} fields={["name", "phone"]} />
          <AgentFields input={input} onChange={setInput} fieldError={fieldError} known={others} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={edit.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
