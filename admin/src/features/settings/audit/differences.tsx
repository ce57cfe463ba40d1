import { useFormat } from "../../../ui/use-format.ts";
import { nameField } from "./field-names.ts";
import type { Difference } from "./list-differences.ts";
import styles from "./differences.module.css";
import { useAuditTexts } from "./texts.ts";

/** Before and after, side by side; on a phone below each other. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const t = useAuditTexts();
  const show = useValueText();
  return (
    <dl className={styles["list"]}>
      {differences.map(({ field, before, after }) => (
        <div key={field} className={styles["row"]}>
          <dt>{nameField(t, field)}</dt>
          <dd className={styles["before"]}>
            <span className={styles["label"]}>{t("before")}</span> {show(field, before)}
          </dd>
          <dd>
            <span className={styles["label"]}>{t("after")}</span> {show(field, after)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useValueText(): (field: string, value: unknown) => string {
  const t = useAuditTexts();
  const { moment, number } = useFormat();
  return (field, value) => {
    if (value === undefined || value === null || value === "") return "–";
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "string") return value;
    if (typeof value === "number")
      return field.endsWith("At") && value > 1e12 ? moment(value) : number(value);
    return JSON.stringify(value, null, 1);
  };
}
