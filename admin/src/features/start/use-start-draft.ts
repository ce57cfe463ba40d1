import { useSessionStorage } from "@mantine/hooks";
import { newPerson, type StartDraft } from "./start-draft.ts";

/** What was typed on the way to the first link; loading a page again loses nothing of it. */
export function useStartDraft() {
  return useSessionStorage<StartDraft>({
    key: "rotator-start",
    defaultValue: { people: [newPerson()], backup: true, ending: "promo", host: null, message: null },
    getInitialValueInEffect: false,
  });
}
