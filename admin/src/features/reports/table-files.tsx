import { Button, Group } from "@mantine/core";
import { writeCsvLine, writeTsvLine } from "@rotator/shared/core/csv";
import { IconDownload } from "@tabler/icons-react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { saveBlob } from "../../ui/save-blob.ts";
import { useSheet } from "../../ui/use-sheet.ts";
import type { Column } from "./data-table.tsx";
import { useReportTexts } from "./texts.ts";

// Without it spreadsheets read names as Latin-1.
const BYTE_ORDER_MARK = "\uFEFF";

interface Props<Row> {
  /** What the table is of. */
  name: string;
  /** "ads-2026-11-16-2026-11-22" */
  file: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** A table to be taken away: to the clipboard for a spreadsheet, or as a file. */
export function TableFiles<Row>({ name, file, columns, rows }: Props<Row>) {
  const t = useReportTexts();
  const sheet = useSheet();
  const lines = [
    columns.map((column) => column.name),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  const save = () =>
    saveBlob(
      new Blob([BYTE_ORDER_MARK, ...lines.map((line) => writeCsvLine(line, sheet))], {
        type: "text/csv;charset=utf-8",
      }),
      `${file}.csv`,
    );
  return (
    <Group gap={8}>
      <CopyButton
        text={lines.map((line) => writeTsvLine(line, sheet)).join("")}
        name={name}
        label={t("copyTable")}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} aria-hidden />}
        aria-label={t("csvOf", { name })}
        onClick={save}
      >
        {t("csv")}
      </Button>
    </Group>
  );
}
