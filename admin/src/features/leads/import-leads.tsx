import { Alert, Button, Drawer, FileInput, Group, NativeSelect, Stack, Switch, Text } from "@mantine/core";
import { IconFileTypeCsv } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "../../problem-error.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { ImportRows } from "./import-rows.tsx";
import { useImportTexts } from "./import-texts.ts";
import { importLeads, leadQueries } from "./queries.ts";
import { readTextFile } from "./read-text-file.ts";

/** A file is looked through first: nothing is saved before it was shown what becomes of each line. */
export function ImportLeads({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const t = useImportTexts();
  const { data: agents = [] } = useQuery(leadQueries.agents());
  const [file, setFile] = useState<{ blob: File; csv: string }>();
  const [agentId, setAgentId] = useState("");
  const [updateKnown, setUpdateKnown] = useState(false);
  const look = useMutation(importLeads);
  const take = useMutation(importLeads);
  const fileProblem = useFileProblem(look.error ?? take.error);
  const count = look.data ? look.data.created + look.data.updated : 0;

  async function open(blob: File) {
    const csv = await readTextFile(blob);
    setFile({ blob, csv });
    check(csv, updateKnown);
  }

  function check(csv: string, known: boolean) {
    take.reset();
    look.mutate({ csv, updateKnown: known, dryRun: true });
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      size="lg"
      title={t("title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text c="dimmed">{t("about")}</Text>
        <FormProblem error={look.error ?? take.error} fields={["csv"]} />
        <FileInput
          label={t("file")}
          placeholder={t("chooseFile")}
          accept=".csv,.txt,text/csv"
          leftSection={<IconFileTypeCsv size={18} aria-hidden />}
          value={file?.blob ?? null}
          error={fileProblem}
          onChange={(blob) => {
            if (blob !== null) void open(blob);
          }}
        />
        <NativeSelect
          label={t("owner")}
          data={[
            { value: "", label: t("noOwner") },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={agentId}
          onChange={({ currentTarget }) => setAgentId(currentTarget.value)}
        />
        <Switch
          label={t("updateKnown")}
          description={t("updateKnownAbout")}
          checked={updateKnown}
          onChange={({ currentTarget: { checked } }) => {
            setUpdateKnown(checked);
            if (file) check(file.csv, checked);
          }}
        />
        <div aria-live="polite">
          {look.isPending && <Text c="dimmed">{t("checking")}</Text>}
          {take.isSuccess && <ImportRows title={t("imported")} result={take.data} />}
          {!take.isSuccess && look.isSuccess && <ImportRows title={t("nothingYet")} result={look.data} />}
          {!take.isSuccess && look.isSuccess && count === 0 && (
            <Alert color="orange" mt="sm">
              {t("nothingToImport")}
            </Alert>
          )}
        </div>
        <Group justify="flex-end">
          {take.isSuccess ? (
            <Button onClick={onClose}>{t("done")}</Button>
          ) : (
            <>
              <Button variant="default" onClick={onClose}>
                {t("cancel")}
              </Button>
              <Button
                loading={take.isPending}
                disabled={count === 0 || look.isPending}
                onClick={() => {
                  if (file)
                    take.mutate({ csv: file.csv, updateKnown, dryRun: false, agentId: agentId || null });
                }}
              >
                {t("import", { count })}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}

function useFileProblem(error: Error | null): string | undefined {
  const t = useImportTexts();
  const code = error instanceof ProblemError ? error.fields["csv"] : undefined;
  if (error instanceof ProblemError && error.status === 413) return t("csv_too_long");
  switch (code) {
    case undefined:
      return undefined;
    case "no_columns":
    case "too_many":
    case "too_long":
    case "empty":
      return t(`csv_${code}`);
    default:
      return t("csv_other");
  }
}
