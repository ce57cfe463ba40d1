import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import styles from "./data-table.module.css";

export interface Column<Row> {
  key: string;
  name: string;
  /** As it is copied. */
  value: (row: Row) => string | number | null;
  /** As it is shown, where that differs. */
  show?: (row: Row) => ReactNode;
  /** Stands at the left, where figures stand at the right. */
  isText?: boolean;
}

interface Props<Row> {
  label: string;
  /** The first tells what the row is of. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** A table; on a phone each row is a card. */
export function DataTable<Row>(props: Props<Row>) {
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards {...props} /> : <Table {...props} />;
}

function Table<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    // What scrolls must be reached by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["frame"]} role="group" aria-label={label} tabIndex={0}>
      <table className={styles["table"]} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, name, isText }) => (
              <th key={key} scope="col" data-text={isText}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, value, isText, show = value }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {show(row)}
                  </th>
                ) : (
                  <td key={key} data-text={isText}>
                    {show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards<Row>({ label, columns: [first, ...columns], rows, keyOf }: Props<Row>) {
  return (
    <ul className={styles["cards"]} aria-label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)}>
          <div className={styles["name"]}>{first && (first.show ?? first.value)(row)}</div>
          <dl>
            {columns.map(({ key, name, value, show = value }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{show(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
