import { Button, Drawer, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { beginPixel, PixelFields, type PixelTyped } from "./pixel-fields.tsx";
import { createPixel, editPixel } from "./queries.ts";
import { repeatPixel } from "./repeat-pixel.ts";
import { useConversionTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

interface Props {
  /** Without one: a new one. */
  pixel?: Pixel;
  focusToken?: boolean;
  onClose: () => void;
}

const FIELDS = ["name", "datasetId", "accessToken", "testEventCode", "graphVersion"];

export function PixelForm({ pixel, focusToken = false, onClose }: Props) {
  useFocusBack();
  const t = useConversionTexts();
  const begun = beginPixel(pixel);
  // Only what was typed: the rest is as somebody else may have saved it since.
  const [changes, setChanges] = useState<Partial<PixelTyped>>({});
  const typed = { ...begun, ...changes };
  const [leaving, { open: askToLeave, close: stay }] = useDisclosure();
  const create = useMutation(createPixel);
  const edit = useMutation(editPixel);
  const { error, isPending } = pixel ? edit : create;
  const isTyped = JSON.stringify(typed) !== JSON.stringify(begun);
  const leave = isTyped ? askToLeave : onClose;

  function save() {
    const input = toInput(typed);
    const onSuccess = ({ name }: { name: string }) => {
      showNotice({ message: t(pixel ? "saved" : "created", { name }) });
      onClose();
    };
    if (pixel) edit.mutate({ ...repeatPixel(pixel), ...input }, { onSuccess });
    else create.mutate({ ...input, accessToken: typed.accessToken }, { onSuccess });
  }

  return (
    <Drawer
      opened
      onClose={leave}
      title={pixel ? t("editTitle", { name: pixel.name }) : t("addTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <FormProblem error={error} fields={FIELDS} />
          <PixelFields
            typed={typed}
            onType={(next) => setChanges(findChanges(begun, next))}
            error={error}
            hasToken={pixel !== undefined}
            focusToken={focusToken}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
      {leaving && (
        <ConfirmDialog
          title={t("discardTitle")}
          confirm={t("discard")}
          isPending={false}
          error={null}
          onConfirm={onClose}
          onClose={stay}
        >
          {t("discardAbout")}
        </ConfirmDialog>
      )}
    </Drawer>
  );
}

function findChanges(begun: PixelTyped, next: PixelTyped): Partial<PixelTyped> {
  const before = new Map(Object.entries(begun));
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => before.get(name) !== value));
}

/** A token that is left empty stays as it is. */
function toInput({ accessToken, testEventCode, graphVersion, ...typed }: PixelTyped) {
  return {
    ...typed,
    testEventCode: testEventCode.trim() === "" ? null : testEventCode,
    ...(graphVersion.trim() !== "" && { graphVersion }),
    ...(accessToken.trim() !== "" && { accessToken }),
  };
}
