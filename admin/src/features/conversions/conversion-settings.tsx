import "@mantine/core/styles/NumberInput.css";
import { Button, Group, NativeSelect, NumberInput, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import type { conversionSettingsSchema } from "@rotator/shared/contract/settings";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { ProblemError } from "../../problem-error.ts";
import { sessionQueries } from "../../session-queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { LIMITED_DATA_STATES, readLimitedDataUse, showLimitedDataUse } from "./limited-data-states.ts";
import { conversionQueries, editSettings } from "./queries.ts";
import { useConversionTexts } from "./texts.ts";

type Settings = z.infer<typeof conversionSettingsSchema>;

export function ConversionSettings({ pixels }: { pixels: readonly Pixel[] }) {
  const t = useConversionTexts();
  const { data, error, refetch } = useQuery(conversionQueries.settings());
  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} component="section" aria-label={t("settings")}>
      <Title order={2} size="h4" mb="md">
        {t("settings")}
      </Title>
      {data ? (
        <SettingsForm settings={data} pixels={pixels} />
      ) : error ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton h={300} />
      )}
    </Paper>
  );
}

function SettingsForm({ settings, pixels }: { settings: Settings; pixels: readonly Pixel[] }) {
  const t = useConversionTexts();
  const { data: session } = useQuery(sessionQueries.current());
  const [typed, setTyped] = useState<Partial<Settings>>({});
  const save = useMutation(editSettings);
  const shown = { ...settings, ...typed };
  const mayChange = session?.user.role === "owner";
  const type = (change: Partial<Settings>) => setTyped({ ...typed, ...change });
  const fieldError = (field: string) =>
    save.error instanceof ProblemError && field in save.error.fields ? t("outOfRange") : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(shown, {
          onSuccess: () => {
            setTyped({});
            showNotice({ message: t("settingsSaved") });
          },
        });
      }}
    >
      <Stack maw={520}>
        {session && !mayChange && <Text c="dimmed">{t("settingsOwner")}</Text>}
        <FormProblem error={save.error} fields={["viewWindowMinutes", "leadWindowDays", "limitedDataUse"]} />
        <NativeSelect
          label={t("defaultPixel")}
          description={t("defaultPixelAbout")}
          disabled={!mayChange}
          data={[
            { value: "", label: t("noDefault") },
            ...pixels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={shown.defaultPixelId ?? ""}
          onChange={({ currentTarget }) => type({ defaultPixelId: currentTarget.value || null })}
        />
        <NumberInput
          label={t("viewWindow")}
          description={t("viewWindowAbout")}
          suffix={t("minutes")}
          disabled={!mayChange}
          allowDecimal={false}
          min={1}
          max={1440}
          value={shown.viewWindowMinutes}
          error={fieldError("viewWindowMinutes")}
          onChange={(minutes) => type({ viewWindowMinutes: Number(minutes) })}
        />
        <NumberInput
          label={t("leadWindow")}
          description={t("leadWindowAbout")}
          suffix={t("days")}
          disabled={!mayChange}
          allowDecimal={false}
          min={1}
          max={90}
          value={shown.leadWindowDays}
          error={fieldError("leadWindowDays")}
          onChange={(days) => type({ leadWindowDays: Number(days) })}
        />
        <NativeSelect
          label={t("limited")}
          description={t("limitedAbout")}
          disabled={!mayChange}
          data={[
            { value: "", label: t("limitedOff") },
            { value: "0", label: t("limitedByMeta") },
            ...LIMITED_DATA_STATES.map(([number, state]) => ({
              value: String(number),
              label: t("limitedState", { state }),
            })),
          ]}
          value={showLimitedDataUse(shown.limitedDataUse)}
          error={fieldError("limitedDataUse")}
          onChange={({ currentTarget }) => type({ limitedDataUse: readLimitedDataUse(currentTarget.value) })}
        />
        {mayChange && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={Object.keys(typed).length === 0}>
              {t("save")}
            </Button>
            {Object.keys(typed).length > 0 && (
              <Button variant="default" onClick={() => setTyped({})}>
                {t("cancel")}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
