import { ComparedCount } from "./compared-count.tsx";
import { useFormat } from "../../ui/use-format.ts";
import type { Column } from "./data-table.tsx";
import { useReportTexts } from "./texts.ts";

/** The usual columns: names, counts, and counts beside those of the days before. */
export function useColumns() {
  const t = useReportTexts();
  const format = useFormat();
  return {
    text: <Row,>(name: string, value: (row: Row) => string, show?: Column<Row>["show"]): Column<Row> => ({
      key: name,
      name,
      value,
      isText: true,
      ...(show && { show }),
    }),
    count: <Row,>(name: string, value: (row: Row) => number): Column<Row> => ({
      key: name,
      name,
      value,
      show: (row) => format.number(value(row)),
    }),
    /** A share of all, 0 to 1. */
    share: <Row,>(name: string, value: (row: Row) => number): Column<Row> => ({
      key: name,
      name,
      value: (row) => Math.round(value(row) * 10_000) / 10_000,
      show: (row) => format.percent(value(row)),
    }),
    compared: <Row,>(
      name: string,
      now: (row: Row) => number,
      before: (row: Row) => number,
    ): Column<Row>[] => [
      {
        key: name,
        name,
        value: now,
        show: (row) => <ComparedCount now={now(row)} before={before(row)} />,
      },
      {
        key: `${name} before`,
        name: t("before"),
        value: before,
        show: (row) => format.number(before(row)),
      },
    ],
  };
}
