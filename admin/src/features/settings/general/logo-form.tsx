import { Button, Group, Stack, Text } from "@mantine/core";
import type { logoSchema } from "@rotator/shared/contract/settings";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type * as z from "zod";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { showNotice } from "../../../ui/notices.tsx";
import { useSettingsTexts } from "../texts.ts";
import { useMay } from "../use-may.ts";
import { useSettingError } from "../use-setting-error.ts";
import { saveLogo } from "./queries.ts";
import { shrinkPicture } from "./shrink-picture.ts";
import { useGeneralTexts } from "./texts.ts";

/** Saved as soon as it is chosen. */
export function LogoForm({ logo: { image, updatedAt } }: { logo: z.infer<typeof logoSchema> }) {
  const t = useGeneralTexts();
  const tools = useSettingsTexts();
  const mayChange = useMay("settings:write");
  const chooser = useRef<HTMLInputElement>(null);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const save = useMutation(saveLogo);
  const fieldError = useSettingError(save.error);

  async function choose(file: File | undefined) {
    if (!file) return;
    const picture = await shrinkPicture(file);
    setIsUnreadable(picture === undefined);
    if (picture !== undefined)
      save.mutate({ image: picture, updatedAt }, { onSuccess: () => showNotice({ message: t("saved") }) });
  }

  return (
    <Stack gap="sm">
      <FormProblem error={isRemoving ? null : save.error} fields={["image"]} />
      <Text size="sm" c="red" aria-live="polite">
        {isUnreadable ? t("logoUnreadable") : fieldError("image")}
      </Text>
      <Group gap="md">
        {image === null ? (
          <Text c="dimmed">{t("noLogo")}</Text>
        ) : (
          <img src={image} alt={t("logoNow")} style={{ maxWidth: 160, maxHeight: 72 }} />
        )}
        {mayChange ? (
          <Group gap="sm">
            <input
              ref={chooser}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              aria-label={t("chooseLogo")}
              hidden
              onChange={({ currentTarget }) => {
                void choose(currentTarget.files?.[0]);
                currentTarget.value = "";
              }}
            />
            <Button
              variant="default"
              size="xs"
              loading={save.isPending}
              onClick={() => chooser.current?.click()}
            >
              {t("chooseLogo")}
            </Button>
            {image !== null && (
              <Button variant="subtle" color="red" size="xs" onClick={() => setIsRemoving(true)}>
                {t("removeLogo")}
              </Button>
            )}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {tools("readOnly")}
          </Text>
        )}
      </Group>
      {isRemoving && (
        <ConfirmDialog
          title={t("removeLogoTitle")}
          confirm={t("removeConfirm")}
          isPending={save.isPending}
          error={save.error}
          onConfirm={() => save.mutate({ image: null, updatedAt }, { onSuccess: () => setIsRemoving(false) })}
          onClose={() => setIsRemoving(false)}
        >
          <Text>{t("removeLogoAbout")}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
}
