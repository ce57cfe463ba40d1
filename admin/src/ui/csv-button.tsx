import { Button, Group, Loader, Text, VisuallyHidden } from "@mantine/core";
import { IconDownload, IconPlayerStop } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useCsvTexts } from "./csv-texts.ts";
import { showNotice } from "./notices.tsx";
import { openCsvTarget } from "./open-csv-target.ts";
import { type CsvOutcome, type CsvProgress, saveCsv } from "./save-csv.ts";
import { useFormat } from "./use-format.ts";
import { useProblemText } from "./use-problem-text.ts";
import { useSheet } from "./use-sheet.ts";

const SHOWN_EVERY_MS = 250;

interface Props {
  /** Of the API: "/api/clicks.csv?country=ID". */
  address: string;
  /** "clicks.csv" */
  file: string;
  /** What the file has, for those who hear the page. */
  name: string;
  /** May have hundreds of thousands of rows: where the browser can, it is written to a place that the person chooses. */
  isLarge?: boolean;
  /** As many as the API gives: there may be more than such a file has. */
  mostRows?: number;
}

/** A file of the API, with how far it is; it can be stopped, and one that broke off is not kept. */
export function CsvButton({ address, file, name, isLarge = false, mostRows = Infinity }: Props) {
  const t = useCsvTexts();
  const format = useFormat();
  const problemText = useProblemText();
  const sheet = useSheet();
  const running = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<CsvProgress>();
  useEffect(() => () => running.current?.abort(), []);

  async function save() {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    const target = await openCsvTarget(file, isLarge);
    if (target) {
      setProgress({ rows: 0, bytes: 0 });
      const asked = `${address}${address.includes("?") ? "&" : "?"}sheet=${sheet}`;
      say(await saveCsv(asked, target, controller.signal, everyNowAndThen(setProgress)));
    }
    running.current = undefined;
    setProgress(undefined);
  }

  function say(outcome: CsvOutcome) {
    if ("rows" in outcome) {
      const rows = format.number(outcome.rows);
      if (outcome.rows < mostRows) return showNotice({ message: t("saved", { file, rows }) });
      return showNotice({ color: "orange", autoClose: false, message: t("full", { file, rows }) });
    }
    if ("error" in outcome)
      return showNotice({ color: "red", autoClose: false, message: problemText(outcome.error) });
    if (outcome.problem === "stopped") return showNotice({ color: "gray", message: t("stopped", { file }) });
    showNotice({
      color: "red",
      autoClose: false,
      message: t(outcome.problem === "cut" ? "cut" : "notWritten"),
    });
  }

  return (
    <Group gap="sm">
      <VisuallyHidden role="status">{progress && t("started")}</VisuallyHidden>
      {progress && (
        <Group gap={8} wrap="nowrap">
          <Loader size={16} aria-hidden />
          <Text size="sm" style={{ fontVariantNumeric: "tabular-nums" }}>
            {progress.bytes === 0
              ? t("starting")
              : t("soFar", {
                  rows: format.number(progress.rows),
                  size: format.number(Math.round(progress.bytes / 100_000) / 10),
                })}
          </Text>
        </Group>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={
          progress ? <IconPlayerStop size={16} aria-hidden /> : <IconDownload size={16} aria-hidden />
        }
        aria-label={t(progress ? "cancelName" : "csvName", { name })}
        // The second half of a double click would stop what the first began.
        onClick={({ detail }) => detail < 2 && (progress ? running.current?.abort() : void save())}
      >
        {t(progress ? "cancel" : "csv")}
      </Button>
    </Group>
  );
}

/** Of many calls only a few a second: each of them draws the page. */
function everyNowAndThen(call: (progress: CsvProgress) => void): (progress: CsvProgress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < SHOWN_EVERY_MS) return;
    last = now;
    call(progress);
  };
}
