import { Anchor, Badge, Paper, Stack, Text } from "@mantine/core";
import type { RotatorTry } from "@rotator/shared/contract/rotators";
import { useTryLinkTexts } from "./texts.ts";
import styles from "./try-link.module.css";

export function TryResult({ result }: { result: RotatorTry }) {
  const t = useTryLinkTexts();
  const { verdict, reason, choice, agent, consent, opens, chatLink, message } = result;
  const isPerson = verdict === "human" || verdict === "repeat" || verdict === "flood";
  const sentTo = agent?.name ?? t(chatLink === null ? "nobody" : "backup");
  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }}>
      <Stack align="flex-start">
        <Badge size="lg" variant="light" color={isPerson ? "brand" : "gray"} tt="none">
          {t(verdict === "prefetch" ? "prefetchVerdict" : verdict)}
        </Badge>
        {reason !== null && !isPerson && (
          <Text size="sm" c="dimmed">
            {t("recognised", { reason })}
          </Text>
        )}
        <dl className={styles["lines"]}>
          <dt>{t("sentTo")}</dt>
          <dd>
            <Text fw={700} fz="lg" lh={1.2}>
              {sentTo}
            </Text>
          </dd>
          <dt>{t("why")}</dt>
          <dd>{t(`why_${choice}`)}</dd>
          <dt>{t("opens")}</dt>
          <dd>{t(`opens_${opens}`)}</dd>
          {isPerson && (
            <>
              <dt>{t("tracking")}</dt>
              <dd>{t(`tracking_${consent}`)}</dd>
            </>
          )}
          {message !== null && (
            <>
              <dt>{t("message")}</dt>
              <dd className={styles["message"]}>{message}</dd>
            </>
          )}
          {chatLink !== null && (
            <>
              <dt>{t("link")}</dt>
              <dd>
                <Anchor href={chatLink} target="_blank" rel="noreferrer" size="sm">
                  {chatLink}
                </Anchor>
              </dd>
            </>
          )}
        </dl>
      </Stack>
    </Paper>
  );
}
