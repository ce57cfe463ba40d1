import { ActionIcon, Box, Fieldset, Group, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { PhoneHint } from "../../ui/phone-hint.tsx";
import type { PersonProblem, StartPerson } from "./start-draft.ts";
import { useStartTexts } from "./texts.ts";

interface Props {
  person: StartPerson;
  place: number;
  problem: PersonProblem | undefined;
  onChange: (person: StartPerson) => void;
  onRemove?: () => void;
}

export function PersonFields({ person, place, problem, onChange, onRemove }: Props) {
  const t = useStartTexts();
  const isName = problem === "nameMissing" || problem === "nameLong";
  return (
    <Fieldset legend={t("person", { place })}>
      <Group align="flex-start" grow preventGrowOverflow={false} wrap="wrap" gap="sm">
        <TextInput
          label={t("name")}
          autoComplete="off"
          miw={160}
          value={person.name}
          error={isName && t(problem)}
          onChange={({ currentTarget }) => onChange({ ...person, name: currentTarget.value })}
        />
        <TextInput
          label={t("phone")}
          type="tel"
          autoComplete="off"
          miw={180}
          value={person.phone}
          error={problem && !isName && t(problem)}
          onChange={({ currentTarget }) => onChange({ ...person, phone: currentTarget.value })}
        />
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            mt={25}
            style={{ flexGrow: 0 }}
            aria-label={t("remove", { place })}
            onClick={onRemove}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {/* Its room is kept, so that the button below does not move away while it is pressed. */}
      <Box mih={{ base: 72, xs: 50 }}>
        <PhoneHint typed={person.phone} />
      </Box>
    </Fieldset>
  );
}
