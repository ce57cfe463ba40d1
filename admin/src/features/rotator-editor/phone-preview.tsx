import { Text } from "@mantine/core";
import { composeMessage, parseTemplate } from "@rotator/shared/core/message";
import styles from "./message-section.module.css";
import { useEditorTexts } from "./texts.ts";

const EXAMPLE: Record<string, string> = {
  utm_source: "facebook",
  utm_medium: "paid",
  utm_campaign: "promo_11_11",
  utm_content: "video_1",
  utm_term: "promo",
};
const EXAMPLE_CODE = "7HK2M9QX";
const EXAMPLE_VISITOR = "Rina";
const EXAMPLE_VALUE = "500";

interface Props {
  template: string;
  agentName: string | undefined;
}

/** The message as it stands in the visitor's WhatsApp. */
export function PhonePreview({ template, agentName = "Ayu" }: Props) {
  const t = useEditorTexts();
  const message = composeMessage(parseTemplate(template), {
    name: EXAMPLE_VISITOR,
    code: EXAMPLE_CODE,
    agent: agentName,
    parameter: (name) => EXAMPLE[name] ?? (name.startsWith("k_") ? EXAMPLE_VALUE : undefined),
  });
  return (
    <figure style={{ margin: 0 }} aria-label={t("preview")}>
      <div className={styles["phone"]}>
        <div className={styles["head"]}>
          <span className={styles["picture"]} aria-hidden>
            {agentName.slice(0, 1)}
          </span>
          {agentName}
        </div>
        <div className={styles["chat"]}>
          {message.trim() !== "" && <div className={styles["bubble"]}>{message}</div>}
        </div>
      </div>
      <Text component="figcaption" size="sm" c="dimmed" ta="center" mt="xs">
        {`${t("preview")}. ${t("previewAbout")}`}
      </Text>
    </figure>
  );
}
