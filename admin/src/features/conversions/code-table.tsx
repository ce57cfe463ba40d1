import { Badge, Drawer, Stack, Text } from "@mantine/core";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { META_CODES } from "@rotator/shared/core/meta-codes";
import { useTranslation } from "react-i18next";
import styles from "./events.module.css";
import { useEventTexts } from "./event-texts.ts";

/** Every code that Meta is known to answer with: what happened, and what to press. */
export function CodeTable({ onClose }: { onClose: () => void }) {
  const t = useEventTexts();
  const { i18n } = useTranslation();
  const language = i18n.language === "id" ? "id" : "en";
  return (
    <Drawer
      opened
      onClose={onClose}
      size="lg"
      title={t("codes")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text c="dimmed">{t("codesAbout")}</Text>
        <dl className={styles["codes"]}>
          {META_CODES.map(({ codes, subcode, reason }) => {
            const { title, nextStep } = describeDelivery(reason, language, subcode);
            const name = codes.join(", ");
            return (
              <div key={`${name}/${subcode ?? ""}`}>
                <dt>
                  <Badge variant="default" tt="none" size="lg">
                    {subcode === undefined
                      ? t("code", { codes: name })
                      : t("codeWith", { codes: name, subcode })}
                  </Badge>
                </dt>
                <dd>
                  <Text fw={600}>{title}</Text>
                  <Text size="sm" c="dimmed">
                    {nextStep}
                  </Text>
                </dd>
              </div>
            );
          })}
        </dl>
      </Stack>
    </Drawer>
  );
}
