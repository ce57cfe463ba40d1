import { Button, Group, Stack } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { AgentFields } from "./agent-fields.tsx";
import { createAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

export function AddOne({ known, onDone }: { known: readonly Agent[]; onDone: () => void }) {
  const t = useAgentTexts();
  const [input, setInput] = useState({ name: "", phone: "" });
  const create = useMutation(createAgent);
  const fieldError = useFieldError(create.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(input, { onSuccess: onDone });
      }}
    >
      <Stack>
        <FormProblem error={create.error} fields={["name", "phone"]} />
        <AgentFields input={input} onChange={setInput} fieldError={fieldError} known={known} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
