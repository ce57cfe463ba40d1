import { useForm } from "@mantine/form";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { type RefObject, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { showNotice } from "../../ui/notices.tsx";
import { afterSave } from "./after-save.ts";
import type { Changes } from "./changes-notice.tsx";
import type { Draft } from "./drafts.ts";
import { type EditorValues, isSame, readValues } from "./editor-values.ts";
import { findEmpty } from "./find-empty.ts";
import { type MergedField, mergeValues } from "./merge-values.ts";
import { sectionsOf } from "./sections-of.ts";
import { useEditorTexts } from "./texts.ts";
import { useDrafts } from "./use-drafts.ts";
import { useErrorTexts } from "./use-error-texts.ts";
import { useSave } from "./use-save.ts";

/** The fields that something is wrong with. */
const WRONG = '[aria-invalid="true"], [data-problem]';
const CHANGES = "[data-changes]";

export interface EditorStart {
  /** As it was when the editor was opened; a new one has none. */
  rotator: Rotator | undefined;
  values: EditorValues;
  draft: Draft | undefined;
  draftKey: string;
}

/** What is typed, over what it was typed, and how it is saved. `element` holds the fields. */
export function useEditor(start: EditorStart, element: RefObject<HTMLElement | null>) {
  const t = useEditorTexts();
  const navigate = useNavigate();
  const errorTexts = useErrorTexts();
  const [seen, setSeen] = useState(start.rotator);
  const [base, setBase] = useState(start.values);
  const [begun] = useState(() => begin(start));
  const form = useForm<EditorValues>({ mode: "controlled", initialValues: begun.values });
  const [changes, setChanges] = useState(begun.changes);
  const [restoredAt, setRestoredAt] = useState(start.draft?.savedAt);
  const [thrown, setThrown] = useState<Thrown>();
  const [opened, setOpened] = useState<string[]>([]);
  const [focus, setFocus] = useState<{ on: string }>();
  const [made, setMade] = useState<Rotator>();
  const [wasSaved, setSaved] = useState(false);
  const { save, isSaving, error } = useSave(seen);
  const discardDraft = useDrafts(start.draftKey, base, form.values);

  useEffect(() => {
    if (focus) element.current?.querySelector<HTMLElement>(focus.on)?.focus();
  }, [focus, element]);

  // Left only once the page knows that there is nothing to ask about.
  useEffect(() => {
    if (made) void navigate(`/rotators/${made.id}`);
  }, [made, navigate]);

  async function submit() {
    if (isSaving) return;
    const sent = form.getValues();
    const unadded = findUnadded(sent);
    if (unadded !== undefined) return showErrors({ [unadded]: t("notAdded") });
    const empty = findEmpty(sent);
    if (Object.keys(empty).length > 0) return showErrors(errorTexts(empty));
    form.clearErrors();
    const answer = await save(sent);
    if (answer.kind === "invalid") showErrors(errorTexts(answer.fields));
    if (answer.kind === "stale") join(answer.rotator);
    if (answer.kind === "saved") finish(sent, answer.rotator);
  }

  function showErrors(errors: Record<string, string>) {
    form.setErrors(errors);
    setOpened((before) => [...new Set([...before, ...sectionsOf(Object.keys(errors))])]);
    setFocus({ on: WRONG });
  }

  function join(now: Rotator) {
    const theirs = readValues(now);
    const { values, ...joined } = mergeValues(base, form.getValues(), theirs);
    setSeen(now);
    setBase(theirs);
    form.setValues(values);
    setChanges({ theirs, ...joined });
    setFocus({ on: CHANGES });
  }

  function finish(sent: EditorValues, saved: Rotator) {
    setChanges(undefined);
    setRestoredAt(undefined);
    if (!seen) {
      discardDraft();
      showNotice({ message: t("created") });
      return setMade(saved);
    }
    const values = readValues(saved);
    setSeen(saved);
    setBase(values);
    form.setValues(afterSave(sent, form.getValues(), values));
    return setSaved(true);
  }

  function takeTheirs(field: MergedField) {
    if (!changes) return;
    form.setValues({ ...form.getValues(), [field]: changes.theirs[field] });
    const kept = changes.kept.filter((other) => other !== field);
    setChanges({ ...changes, kept, taken: [...changes.taken, field] });
  }

  function throwAway() {
    setThrown({ values: form.getValues(), changes, restoredAt });
    form.setValues(base);
    form.clearErrors();
    setRestoredAt(undefined);
    setChanges(undefined);
  }

  function takeBack() {
    if (!thrown) return;
    form.setValues(thrown.values);
    setChanges(thrown.changes);
    setRestoredAt(thrown.restoredAt);
    setThrown(undefined);
  }

  const isDirty = made === undefined && !isSame(form.values, base);
  return {
    ...{ form, seen, changes, opened, setOpened, isDirty, isSaving, wasSaved, error },
    restoredAt: isDirty ? restoredAt : undefined,
    // Until something else is typed.
    hasThrown: thrown !== undefined && !isDirty,
    ...{ submit, takeTheirs, throwAway, takeBack, discardDraft },
  };
}

interface Thrown {
  values: EditorValues;
  changes: Changes | undefined;
  restoredAt: number | undefined;
}

interface Begun {
  values: EditorValues;
  changes: Changes | undefined;
}

/** The draft where there is one, joined with what others saved since it was kept. */
function begin({ rotator, values: theirs, draft }: EditorStart): Begun {
  if (!draft) return { values: theirs, changes: undefined };
  const { values, taken, kept } = mergeValues(draft.base, draft.values, theirs);
  const hasChanged = rotator !== undefined && taken.length + kept.length > 0;
  return { values, changes: hasChanged ? { theirs, taken, kept } : undefined };
}

/** The field with somebody in it who was typed and not added. */
function findUnadded({ adding: { several, name, phone, lines } }: EditorValues): string | undefined {
  if (several) return lines.trim() === "" ? undefined : "adding.lines";
  if (name.trim() !== "") return "adding.name";
  return phone.trim() === "" ? undefined : "adding.phone";
}
