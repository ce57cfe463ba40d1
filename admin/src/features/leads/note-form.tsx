import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { addNote } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { useDraft } from "./use-draft.ts";

export function NoteForm({ leadId }: { leadId: string }) {
  const t = useLeadTexts();
  const [text, setText] = useDraft(`note ${leadId}`, "");
  const add = useMutation(addNote);
  const fieldError = useFieldError(add.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") add.mutate({ id: leadId, text }, { onSuccess: () => setText("") });
      }}
    >
      <Stack gap="xs">
        <FormProblem error={add.error} fields={["text"]} />
        <Textarea
          label={t("note")}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          error={fieldError("text")}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={add.isPending} disabled={text.trim() === ""}>
            {t("addNote")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
