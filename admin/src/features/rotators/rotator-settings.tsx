import { Paper, Stack, Text, Title } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { phoneText } from "../../phone-text.ts";
import { useRotatorTexts } from "./texts.ts";

/** Each setting in one line. */
export function RotatorSettings({ rotator }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  const { sticky, fallbackPhone } = rotator;
  const lines: [string, string][] = [
    [t("turns"), t(`method_${rotator.method}`)],
    [t("message"), rotator.messageTemplate],
    [t("returning"), sticky.enabled ? t("returningDays", { days: sticky.days }) : t("no")],
    [t("deeplink"), t(rotator.deeplink ? "yes" : "no")],
    [t("backup"), fallbackPhone === null ? t("backupCommon") : phoneText(fallbackPhone)],
  ];
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t("settings")}
      </Title>
      <Stack gap="sm" component="dl" m={0}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} style={{ whiteSpace: "pre-wrap" }}>
              {value}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
