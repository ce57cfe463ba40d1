import { Alert, Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Agent } from "@rotator/shared/contract/agents";
import type { Domain } from "@rotator/shared/contract/domains";
import type { Pixel } from "@rotator/shared/contract/pixels";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useRef } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { AddPixel } from "./add-pixel.tsx";
import { ChangesNotice } from "./changes-notice.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { LinkSection } from "./link-section.tsx";
import { MessageSection } from "./message-section.tsx";
import { MoreSettings } from "./more-settings.tsx";
import styles from "./save-bar.module.css";
import { SaveBar, type SaveState } from "./save-bar.tsx";
import { TeamSection } from "./team-section.tsx";
import { useEditorTexts } from "./texts.ts";
import { type EditorStart, useEditor } from "./use-editor.ts";

export interface RotatorFormProps {
  start: EditorStart;
  /** As it is now: switches turn and links are reached while it is open. */
  present: Rotator | undefined;
  domains: readonly Domain[];
  agents: readonly Agent[];
  pixels: readonly Pixel[];
}

export function RotatorForm({ start, present, domains, agents, pixels }: RotatorFormProps) {
  const t = useEditorTexts();
  const format = useFormat();
  const element = useRef<HTMLFormElement>(null);
  const editor = useEditor(start, element);
  const [isAddingPixel, pixelDrawer] = useDisclosure();
  const { form, changes, error, restoredAt } = editor;
  const rotator = present ?? editor.seen;

  return (
    <>
      <form
        ref={element}
        className={styles["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void editor.submit();
        }}
      >
        <Stack>
          {restoredAt !== undefined && (
            <Alert color="blue" role="status">
              {t("restored", { time: format.moment(restoredAt) })}{" "}
              <Button size="compact-sm" variant="default" onClick={editor.throwAway}>
                {t("discardDraft")}
              </Button>
            </Alert>
          )}
          {editor.hasThrown && (
            <Alert color="blue" role="status">
              {t("thrownAway")}{" "}
              <Button size="compact-sm" variant="default" onClick={editor.takeBack}>
                {t("undo")}
              </Button>
            </Alert>
          )}
          {changes ? (
            <ChangesNotice
              changes={changes}
              domains={domains}
              pixels={pixels}
              onUseTheirs={editor.takeTheirs}
            />
          ) : (
            <FormProblem error={error} fields={Object.keys(form.errors)} />
          )}
          <LinkSection form={form} domains={domains} rotator={rotator} />
          <TeamSection form={form} agents={agents} rotator={rotator} />
          <MessageSection form={form} agents={agents} />
          <MoreSettings
            form={form}
            pixels={pixels}
            rotator={rotator}
            opened={editor.opened}
            onOpen={editor.setOpened}
            onAddPixel={pixelDrawer.open}
          />
          <SaveBar
            state={readState()}
            isNew={!rotator}
            back={rotator ? `/rotators/${rotator.id}` : "/rotators"}
          />
        </Stack>
      </form>
      <AddPixel
        opened={isAddingPixel}
        onClose={pixelDrawer.close}
        onAdded={({ id }) => {
          form.setFieldValue("pixelId", id);
          pixelDrawer.close();
        }}
      />
      <LeaveGuard isDirty={editor.isDirty} onDiscard={editor.discardDraft} />
    </>
  );

  function readState(): SaveState {
    if (editor.isSaving) return "saving";
    if (editor.isDirty) return "unsaved";
    if (rotator?.published === false) return "onItsWay";
    return editor.wasSaved ? "saved" : "nothing";
  }
}
