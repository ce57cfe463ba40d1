import { Button, Drawer, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { LEAD_STATUSES, type LeadStatus } from "@rotator/shared/core/lead";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { MoneyField } from "./money-field.tsx";
import { type Person, PersonFields } from "./person-fields.tsx";
import { createLead, leadQueries } from "./queries.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadTexts } from "./texts.ts";

/** What was typed so far. */
export interface LeadDraft {
  person: Person;
  status: LeadStatus;
  agentId: string;
  amount: number | "";
  note: string;
}

export const EMPTY_DRAFT: LeadDraft = {
  person: { name: "", phone: "", email: "" },
  status: "new",
  agentId: "",
  amount: "",
  note: "",
};

interface Props {
  draft: LeadDraft;
  onChange: (draft: LeadDraft) => void;
  onClose: () => void;
}

/** A lead that came by no link: typed in by hand. Closing loses nothing of it. */
export function CreateLead({ draft, onChange, onClose }: Props) {
  useFocusBack();
  const t = useLeadTexts();
  const statusText = useStatusTexts();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQueries.current());
  const { data: agents = [] } = useQuery(leadQueries.agents());
  const { person, status, agentId, amount, note } = draft;
  const set = (change: Partial<LeadDraft>) => onChange({ ...draft, ...change });
  const create = useMutation(createLead);
  const currency = session?.deployment.currency ?? "IDR";

  function save() {
    const { name, phone, email } = person;
    create.mutate(
      {
        name,
        status,
        ...(phone.trim() !== "" && { phone }),
        ...(email.trim() !== "" && { email: email.trim() }),
        ...(agentId !== "" && { agentId }),
        ...(amount !== "" && { value: { amount, currency } }),
        ...(note.trim() !== "" && { note }),
      },
      {
        onSuccess: ({ id }) => {
          onChange(EMPTY_DRAFT);
          void navigate(`/leads/${id}`);
        },
      },
    );
  }

  return (
    <Drawer opened onClose={onClose} title={t("create")} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <FormProblem error={create.error} fields={["name", "phone", "email"]} />
          <PersonFields
            person={person}
            onChange={(next) => set({ person: next })}
            error={create.error}
            focused
          />
          <NativeSelect
            label={statusText("status")}
            data={LEAD_STATUSES.map((known) => ({ value: known, label: statusText(known) }))}
            value={status}
            onChange={({ currentTarget }) =>
              set({ status: LEAD_STATUSES.find((known) => known === currentTarget.value) ?? "new" })
            }
          />
          <NativeSelect
            label={t("owner")}
            data={[
              { value: "", label: t("noOwner") },
              ...agents.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={agentId}
            onChange={({ currentTarget }) => set({ agentId: currentTarget.value })}
          />
          <MoneyField
            label={t("value")}
            currency={currency}
            value={amount}
            onChange={(next) => set({ amount: next })}
          />
          <Textarea
            label={t("note")}
            autosize
            minRows={2}
            maxRows={6}
            value={note}
            onChange={({ currentTarget }) => set({ note: currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
