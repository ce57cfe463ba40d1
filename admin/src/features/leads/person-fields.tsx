import { TextInput } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { useFieldError } from "../../ui/use-field-error.ts";
import { TakenText } from "./taken-text.tsx";
import { useLeadTexts } from "./texts.ts";
import { readTaken, type Taken, useTakenEmail, useTakenPhone } from "./use-taken.ts";

export interface Person {
  name: string;
  phone: string;
  email: string;
}

interface Props {
  person: Person;
  onChange: (person: Person) => void;
  /** Why the last try was refused. */
  error: Error | null;
  /** Whose they are; without it they are of a new lead. */
  lead?: Lead;
  withEmail?: boolean;
  disabled?: boolean;
  focused?: boolean;
}

/** Name, phone and email; says at once when another lead has them already. */
export function PersonFields({ person, onChange, error, lead, ...look }: Props) {
  const { withEmail = true, disabled = false, focused = false } = look;
  const t = useLeadTexts();
  const fieldError = useFieldError(error);
  const phoneTaken = useTakenPhone(person.phone, lead) ?? readTaken(error, "phone");
  const emailTaken = useTakenEmail(person.email, lead) ?? readTaken(error, "email");
  const say = (field: keyof Person, taken?: Taken) =>
    taken ? <TakenText taken={taken} /> : fieldError(field);
  return (
    <>
      <TextInput
        label={t("name")}
        autoComplete="off"
        data-autofocus={focused || undefined}
        disabled={disabled}
        value={person.name}
        error={say("name")}
        onChange={({ currentTarget }) => onChange({ ...person, name: currentTarget.value })}
      />
      <TextInput
        label={t("phone")}
        type="tel"
        autoComplete="off"
        disabled={disabled}
        value={person.phone}
        error={say("phone", phoneTaken)}
        errorProps={{ "aria-live": "polite" }}
        onChange={({ currentTarget }) => onChange({ ...person, phone: currentTarget.value })}
      />
      {withEmail && (
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="off"
          disabled={disabled}
          value={person.email}
          error={say("email", emailTaken)}
          errorProps={{ "aria-live": "polite" }}
          onChange={({ currentTarget }) => onChange({ ...person, email: currentTarget.value })}
        />
      )}
    </>
  );
}
