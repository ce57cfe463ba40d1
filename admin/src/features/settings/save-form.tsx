import { Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { FormProblem } from "../../ui/form-problem.tsx";
import styles from "./save-form.module.css";
import { useSettingsTexts } from "./texts.ts";
import { UnsavedGuard } from "./unsaved-guard.tsx";

interface Props {
  mayChange: boolean;
  isChanged: boolean;
  isPending: boolean;
  error: Error | null;
  /** Whose errors stand beside them. */
  fields: readonly string[];
  onSave: () => void;
  children: ReactNode;
}

/** Fields that are saved together; who may not change them reads them. */
export function SaveForm({ mayChange, isChanged, isPending, error, fields, onSave, children }: Props) {
  const t = useSettingsTexts();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <UnsavedGuard when={isChanged} />
      <fieldset className={styles["fields"]} disabled={!mayChange}>
        <Stack>
          <FormProblem error={error} fields={fields} />
          {children}
          {mayChange ? (
            <Group justify="flex-end">
              <Button type="submit" loading={isPending} disabled={!isChanged}>
                {t("save")}
              </Button>
            </Group>
          ) : (
            <Text size="sm" c="dimmed">
              {t("readOnly")}
            </Text>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
