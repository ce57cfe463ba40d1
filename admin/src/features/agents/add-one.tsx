import { Button, Group, Stack } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useSessionStorage } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { AgentFields } from "./agent-fields.tsx";
import { createAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

export function AddOne({ known, onDone }: { known: readonly Agent[]; onDone: () => void }) {
  const t = useAgentTexts();
  const [input, setInput, forget] = useSessionStorage({
    key: "rotator-cs-one",
    defaultValue: { name: "", phone: "" },
    getInitialValueInEffect: false,
  });
  const create = useMutation(createAgent);
  const fieldError = useFieldError(create.error);
  function leave() {
    forget();
    onDone();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(input, { onSuccess: leave });
      }}
    >
      <Stack>
        <FormProblem error={create.error} fields={["name", "phone"]} />
        <AgentFields input={input} onChange={setInput} fieldError={fieldError} known={known} />
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>
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
