import { List } from "@mantine/core";
import styles from "./conversions.module.css";
import { useConversionTexts } from "./texts.ts";

export function TokenSteps() {
  const t = useConversionTexts();
  return (
    <details>
      <summary className={styles["summary"]}>{t("where")}</summary>
      <List type="ordered" size="sm" spacing="xs" mt="xs">
        <List.Item>{t("step1")}</List.Item>
        <List.Item>{t("step2")}</List.Item>
        <List.Item>{t("step3")}</List.Item>
        <List.Item>{t("step4")}</List.Item>
      </List>
    </details>
  );
}
