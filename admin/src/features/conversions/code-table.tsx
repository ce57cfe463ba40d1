import { Badge, Drawer, Stack, Text } from "@mantine/core";
import { DELIVERY_REASONS } from "@rotator/shared/core/conversion";
import type { Words } from "@rotator/shared/core/delivery-words";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { META_CODES } from "@rotator/shared/core/meta-codes";
import { useTranslation } from "react-i18next";
import styles from "./events.module.css";
import { useEventTexts } from "./event-texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

const WITHOUT_CODE = DELIVERY_REASONS.filter((reason) => META_CODES.every((code) => code.reason !== reason));

/** Every code that Meta is known to answer with: what happened, and what to press. */
export function CodeTable({ onClose }: { onClose: () => void }) {
  useFocusBack();
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
          {META_CODES.map(({ codes, upTo, subcode, reason }) => {
            const name = upTo === undefined ? codes.join(", ") : `${codes.join(", ")}–${upTo}`;
            const code =
              subcode === undefined ? t("code", { codes: name }) : t("codeWith", { codes: name, subcode });
            return <Code key={code} name={code} words={describeDelivery(reason, language, subcode)} />;
          })}
          <Code name={t("otherCode")} words={describeDelivery("unknown_error", language)} />
          {WITHOUT_CODE.map((reason) => (
            <Code key={reason} name={t("noCode")} words={describeDelivery(reason, language)} />
          ))}
        </dl>
      </Stack>
    </Drawer>
  );
}

function Code({ name, words }: { name: string; words: Words }) {
  return (
    <div>
      <dt>
        <Badge variant="default" tt="none" size="lg">
          {name}
        </Badge>
      </dt>
      <dd>
        <Text fw={600}>{words.title}</Text>
        <Text size="sm" c="dimmed">
          {words.nextStep}
        </Text>
      </dd>
    </div>
  );
}
