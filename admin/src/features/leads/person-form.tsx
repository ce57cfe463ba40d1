import { Button, Group, Stack } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { useMutation } from "@tanstack/react-query";
import { phoneText } from "../../phone-text.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { offerUndo } from "../../ui/undo-notice.tsx";
import { type Person, PersonFields } from "./person-fields.tsx";
import { editLead, inTurn } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { useDraft } from "./use-draft.ts";
import { isUnnamed } from "./use-lead-name.ts";

interface Props {
  lead: Lead;
  withEmail?: boolean;
}

/** Who a lead is. What is typed stays until it is saved, whatever comes meanwhile. */
export function PersonForm({ lead, withEmail = true }: Props) {
  const t = useLeadTexts();
  const [typed, setTyped] = useDraft<Partial<Person>>(`person ${lead.id}`, {});
  const edit = useMutation({ ...editLead, ...inTurn(lead.id) });
  const stored = readPerson(lead);
  const person = { ...stored, ...typed };
  const change = readChange(stored, person);
  const isChanged = Object.keys(change).length > 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChanged) return;
        edit.mutate(
          { id: lead.id, version: lead.version, ...change },
          {
            onSuccess: ({ version }) => {
              setTyped({});
              offerUndo({
                message: t("saved"),
                undo: () => edit.mutateAsync({ id: lead.id, version, ...readBefore(lead, change) }),
              });
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <FormProblem error={edit.error} fields={["name", "phone", "email"]} />
        <PersonFields
          person={person}
          onChange={setTyped}
          error={edit.error}
          lead={lead}
          withEmail={withEmail}
          disabled={lead.deletedAt !== null}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={edit.isPending} disabled={!isChanged}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function readPerson(lead: Lead): Person {
  return {
    name: isUnnamed(lead) ? "" : lead.name,
    phone: lead.phone === null ? "" : phoneText(lead.phone),
    email: lead.email ?? "",
  };
}

/** What stood in the fields that were changed, so that it is read as it was. */
function readBefore({ name, phone, email }: Lead, change: Partial<Record<keyof Person, unknown>>) {
  return {
    ...("name" in change && { name }),
    ...("phone" in change && { phone: phone === null ? null : `+${phone}` }),
    ...("email" in change && { email }),
  };
}

/** What differs from what is stored; a phone or an email that is emptied is taken away. */
function readChange(stored: Person, person: Person) {
  return {
    ...(person.name !== stored.name && { name: person.name }),
    ...(person.phone !== stored.phone && { phone: person.phone.trim() === "" ? null : person.phone }),
    ...(person.email !== stored.email && { email: person.email.trim() === "" ? null : person.email.trim() }),
  };
}
