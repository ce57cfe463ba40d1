import { Alert, Button, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Agent } from "@rotator/shared/contract/agents";
import type { Domain } from "@rotator/shared/contract/domains";
import type { Pixel } from "@rotator/shared/contract/pixels";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useBeforeUnload, useBlocker, useNavigate } from "react-router";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { afterSave } from "./after-save.ts";
import { ChangesNotice, type Changes } from "./changes-notice.tsx";
import type { Draft } from "./drafts.ts";
import { type EditorValues, isSame, readValues } from "./editor-values.ts";
import { findEmpty } from "./find-empty.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { LinkSection } from "./link-section.tsx";
import { type MergedField, mergeValues } from "./merge-values.ts";
import { MessageSection } from "./message-section.tsx";
import { MoreSettings } from "./more-settings.tsx";
import { SaveBar, type SaveState } from "./save-bar.tsx";
import { sectionsOf } from "./sections-of.ts";
import { TeamSection } from "./team-section.tsx";
import { useEditorTexts } from "./texts.ts";
import { useDrafts } from "./use-drafts.ts";
import { useErrorTexts } from "./use-error-texts.ts";
import { useSave } from "./use-save.ts";

/** The fields that something is wrong with. */
const WRONG = '[aria-invalid="true"], [data-problem]';

export interface RotatorFormProps {
  /** As it was when the editor was opened; a new one has none. */
  rotator: Rotator | undefined;
  /** As it is now: switches turn and links are reached while it is open. */
  present: Rotator | undefined;
  start: EditorValues;
  draft: Draft | undefined;
  draftKey: string;
  domains: readonly Domain[];
  agents: readonly Agent[];
  pixels: readonly Pixel[];
}

export function RotatorForm({ start, draft, draftKey, domains, agents, pixels, ...props }: RotatorFormProps) {
  const t = useEditorTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const errorTexts = useErrorTexts();
  const [seen, setSeen] = useState(props.rotator);
  const [base, setBase] = useState(start);
  const [begun] = useState(() => begin(start, draft));
  const form = useForm<EditorValues>({ mode: "controlled", initialValues: begun.values });
  const [changes, setChanges] = useState<Changes | undefined>(begun.changes);
  const [isRestored, setRestored] = useState(begun.isRestored);
  const [opened, setOpened] = useState<string[]>([]);
  const [focus, setFocus] = useState<{ on: string }>();
  const [wasSaved, setSaved] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const isLeaving = useRef(false);
  const { save, isSaving, error } = useSave(seen);
  const discardDraft = useDrafts(draftKey, base, form.values);
  const rotator = props.present ?? seen;
  const isDirty = !isSame(form.values, base);

  useBeforeUnload((event) => {
    if (isDirty) event.preventDefault();
  });
  // Who is signed out finds the draft after signing in: no question stands in the way.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      !isLeaving.current &&
      currentLocation.pathname !== nextLocation.pathname &&
      nextLocation.pathname !== "/sign-in",
  );

  useEffect(() => {
    if (focus) element.current?.querySelector<HTMLElement>(focus.on)?.focus();
  }, [focus]);

  function refuse(fields: Record<string, string>) {
    form.setErrors(errorTexts(fields));
    setOpened((before) => [...new Set([...before, ...sectionsOf(Object.keys(fields))])]);
    setFocus({ on: WRONG });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isSaving) return;
    const sent = form.getValues();
    const empty = findEmpty(sent);
    const { several, name, phone, lines } = sent.adding;
    if ((several ? lines : name + phone).trim() !== "") {
      form.setErrors({ [several ? "adding.lines" : "adding.name"]: t("notAdded") });
      return setFocus({ on: WRONG });
    }
    if (Object.keys(empty).length > 0) return refuse(empty);
    form.clearErrors();
    const answer = await save(sent);
    if (answer.kind === "invalid") return refuse(answer.fields);
    if (answer.kind === "stale") return takeStale(answer.rotator);
    if (answer.kind === "saved") finish(sent, answer.rotator);
  }

  function finish(sent: EditorValues, saved: Rotator) {
    const values = readValues(saved);
    setChanges(undefined);
    setRestored(false);
    if (!seen) {
      isLeaving.current = true;
      discardDraft();
      showNotice({ message: t("created") });
      void navigate(`/rotators/${saved.id}`);
      return;
    }
    setSeen(saved);
    setBase(values);
    form.setValues(afterSave(sent, form.getValues(), values));
    setSaved(true);
  }

  function takeStale(now: Rotator) {
    const theirs = readValues(now);
    const { values, ...joined } = mergeValues(base, form.getValues(), theirs);
    setSeen(now);
    setBase(theirs);
    form.setValues(values);
    setChanges({ theirs, ...joined });
    setFocus({ on: "[data-changes]" });
  }

  function takeTheirs(field: MergedField) {
    if (!changes) return;
    form.setValues({ ...form.getValues(), [field]: changes.theirs[field] });
    setChanges({
      ...changes,
      kept: changes.kept.filter((other) => other !== field),
      taken: [...changes.taken, field],
    });
  }

  function throwAway() {
    form.setValues(base);
    form.clearErrors();
    setRestored(false);
    setChanges(undefined);
  }

  const state = readState();
  const back = rotator ? `/rotators/${rotator.id}` : "/rotators";
  return (
    <form ref={element} noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {isRestored && draft && isDirty && (
          <Alert color="blue" role="status">
            {t("restored", { time: format.moment(draft.savedAt) })}{" "}
            <Button size="compact-sm" variant="default" onClick={throwAway}>
              {t("discardDraft")}
            </Button>
          </Alert>
        )}
        {changes && (
          <ChangesNotice changes={changes} domains={domains} pixels={pixels} onUseTheirs={takeTheirs} />
        )}
        {!changes && <FormProblem error={error} fields={Object.keys(form.errors)} />}
        <LinkSection form={form} domains={domains} rotator={rotator} />
        <TeamSection form={form} agents={agents} rotator={rotator} />
        <MessageSection form={form} agents={agents} />
        <MoreSettings form={form} pixels={pixels} rotator={rotator} opened={opened} onOpen={setOpened} />
        <SaveBar state={state} isNew={!rotator} back={back} />
      </Stack>
      {blocker.state === "blocked" && (
        <LeaveDialog
          onStay={() => blocker.reset()}
          onLeave={() => blocker.proceed()}
          onDiscard={() => {
            discardDraft();
            blocker.proceed();
          }}
        />
      )}
    </form>
  );

  function readState(): SaveState {
    if (isSaving) return "saving";
    if (isDirty) return "unsaved";
    if (rotator?.published === false) return "onItsWay";
    return wasSaved ? "saved" : "nothing";
  }
}

interface Begun {
  values: EditorValues;
  changes: Changes | undefined;
  isRestored: boolean;
}

/** The draft where there is one, joined with what others saved since it was kept. */
function begin(start: EditorValues, draft: Draft | undefined): Begun {
  if (!draft) return { values: start, changes: undefined, isRestored: false };
  const { values, taken, kept } = mergeValues(draft.base, draft.values, start);
  const changed = taken.length + kept.length > 0;
  return { values, changes: changed ? { theirs: start, taken, kept } : undefined, isRestored: true };
}
