import { Button, Checkbox, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type SubmitEvent, useState } from "react";
import { useNavigate } from "react-router";
import { useReadDigits } from "../../ui/use-read-digits.ts";
import { PersonFields } from "./person-fields.tsx";
import { findPeopleProblems, newPerson, type StartPerson } from "./start-draft.ts";
import { StartFrame } from "./start-frame.tsx";
import { useStartTexts } from "./texts.ts";
import { useStartDraft } from "./use-start-draft.ts";

/** Screen 2: lines of name and number; one is enough. */
export function TeamPage() {
  const t = useStartTexts();
  const navigate = useNavigate();
  const [draft, setDraft] = useStartDraft();
  const [tried, setTried] = useState(false);
  const readDigits = useReadDigits(true);
  const problems = tried && readDigits ? findPeopleProblems(draft, readDigits) : undefined;
  const [first] = draft.people;

  function change(person: StartPerson) {
    setDraft((draft) => ({
      ...draft,
      people: draft.people.map((each) => (each.key === person.key ? person : each)),
    }));
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (readDigits && findPeopleProblems(draft, readDigits).size === 0) void navigate("/start/link");
  }

  return (
    <StartFrame step={2} title={t("teamTitle")} about={t("teamAbout")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          {draft.people.map((person, index) => (
            <PersonFields
              key={person.key}
              person={person}
              place={index + 1}
              problem={problems?.get(person.key)}
              onChange={change}
              {...(draft.people.length > 1 && {
                onRemove: () =>
                  setDraft((draft) => ({
                    ...draft,
                    people: draft.people.filter(({ key }) => key !== person.key),
                  })),
              })}
            />
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setDraft((draft) => ({ ...draft, people: [...draft.people, newPerson()] }))}
          >
            {t("another")}
          </Button>
          <Checkbox
            label={
              first && first.name.trim() !== ""
                ? t("backup", { name: first.name.trim() })
                : t("backupUnnamed")
            }
            checked={draft.backup}
            onChange={({ currentTarget: { checked } }) =>
              setDraft((draft) => ({ ...draft, backup: checked }))
            }
          />
          <Button type="submit" size="md" loading={tried && !readDigits}>
            {t("next")}
          </Button>
        </Stack>
      </form>
    </StartFrame>
  );
}
