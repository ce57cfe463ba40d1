import { Stack, Text } from "@mantine/core";
import { useFormat } from "../../../ui/use-format.ts";
import styles from "../list.module.css";
import type { Privacy } from "./privacy-form.tsx";
import type { Retention } from "./retention-form.tsx";
import { usePrivacyTexts } from "./texts.ts";
import { useCountryGroupName } from "./use-country-group-name.ts";

/** What we store, where and how long, as the settings have it now. */
export function StoredList({ retention, privacy }: { retention: Retention; privacy: Privacy }) {
  const t = usePrivacyTexts();
  const { number } = useFormat();
  const days = (count: number) => t("forDays", { count: number(count) });
  const months = (count: number) => t("forMonths", { count: number(count) });
  const nameGroup = useCountryGroupName();
  const quiet = privacy.countryGroups.filter(({ rule }) => rule === "do_not_send");
  const notTold = [
    ...quiet.map(({ countries }) => nameGroup(countries)),
    ...(privacy.honourGpc ? [t("gpcVisitors")] : []),
  ];
  const rows = [
    { what: "storedClicks", where: "whereDatabase", life: days(retention.clickDays) },
    { what: "storedAddress", where: "whereQueue", life: t("forDelivery") },
    { what: "storedCookie", where: "whereBrowser", life: t("forCookie") },
    { what: "storedClickedLeads", where: "whereDatabase", life: days(retention.clickDays) },
    { what: "storedLeads", where: "whereDatabase", life: months(retention.leadMonths) },
    { what: "storedEvents", where: "whereMeta", life: days(retention.payloadDays) },
    { what: "storedCounts", where: "whereDatabase", life: t("forAlways") },
    { what: "storedAudit", where: "whereDatabase", life: months(retention.auditMonths) },
    { what: "storedInbox", where: "whereDatabase", life: days(retention.inboxDays) },
    { what: "storedDeadLetters", where: "whereDatabase", life: days(retention.deadLetterDays) },
  ] as const;
  return (
    <Stack gap={0} component="ul" className={styles["list"] ?? ""}>
      {rows.map(({ what, where, life }) => (
        <li key={what} className={`${styles["row"]} ${styles["flush"]}`}>
          <Text fw={600}>{t(what)}</Text>
          <Text size="sm" c="dimmed">
            {t(where)} · {life}
          </Text>
        </li>
      ))}
      {notTold.length > 0 && (
        <li className={`${styles["row"]} ${styles["flush"]}`}>
          <Text fw={600}>{t("notTold")}</Text>
          <Text size="sm" c="dimmed">
            {notTold.join(" · ")}
          </Text>
        </li>
      )}
    </Stack>
  );
}
