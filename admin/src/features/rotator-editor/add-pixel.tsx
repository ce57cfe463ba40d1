import { Button, Drawer, Group, Stack, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemError } from "../../problem-error.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { createPixel } from "./queries.ts";
import { useSettingTexts } from "./setting-texts.ts";

const EMPTY = { name: "", datasetId: "", accessToken: "" };

interface Props {
  opened: boolean;
  onClose: () => void;
  onAdded: (pixel: Pixel) => void;
}

/** Stays in the page while it is closed, so that what was typed is there when it is opened again; the token is kept nowhere. */
export function AddPixel({ opened, onClose, onAdded }: Props) {
  const t = useSettingTexts();
  const isPhone = useMediaQuery("(max-width: 36em)");
  const [input, setInput] = useState(EMPTY);
  const create = useMutation(createPixel);
  const fieldError = useFieldError(create.error);
  const lacksKey =
    create.error instanceof ProblemError && /encryption_key/.test(create.error.fields["accessToken"] ?? "");
  const field = (name: keyof typeof EMPTY) => ({
    value: input[name],
    error: name === "accessToken" && lacksKey ? t("noKey") : fieldError(name),
    autoComplete: "off",
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setInput({ ...input, [name]: currentTarget.value }),
  });

  function add(event: FormEvent) {
    event.preventDefault();
    create.mutate(input, {
      onSuccess: (pixel) => {
        setInput(EMPTY);
        showNotice({ message: t("pixelAdded", { name: pixel.name }) });
        onAdded(pixel);
      },
    });
  }

  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t("newPixel")}
      size={isPhone ? "100%" : "md"}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate onSubmit={add}>
        <Stack>
          <FormProblem error={create.error} fields={["name", "datasetId", "accessToken"]} />
          <TextInput
            {...field("name")}
            label={t("pixelName")}
            description={t("pixelNameAbout")}
            data-autofocus
          />
          <TextInput
            {...field("datasetId")}
            label={t("datasetId")}
            description={t("datasetIdAbout")}
            inputMode="numeric"
          />
          <PasswordField {...field("accessToken")} label={t("token")} description={t("tokenAbout")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("createPixel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
