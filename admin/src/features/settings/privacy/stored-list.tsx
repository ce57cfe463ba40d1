import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import styles from "../list.module.css";
import { privacyQueries } from "./queries.ts";
import { useStoredTexts } from "./stored-texts.ts";

/** What is stored of people, where, how long and why, as the settings have it now. */
export function StoredList() {
  const t = useStoredTexts();
  const { i18n } = useTranslation();
  const { number } = useFormat();
  const stored = useQuery(privacyQueries.stored());
  if (stored.isPending) return <ListSkeleton label={t("loading")} />;
  if (stored.isError) return <LoadProblem error={stored.error} onRetry={() => void stored.refetch()} />;
  const { items, quietCountries } = stored.data;
  const names = new Intl.DisplayNames(i18n.language, { type: "region" });
  const life = (howLong: (typeof items)[number]["howLong"]) =>
    howLong.count === null
      ? t(howLong.unit)
      : t(howLong.unit, { count: number(howLong.count), since: t(`since_${howLong.since}`) });
  return (
    <Stack gap={0} component="ul" className={styles["list"] ?? ""}>
      {items.map(({ what, where, howLong, why }) => (
        <li key={what} className={`${styles["row"]} ${styles["flush"]}`}>
          <Text fw={600}>{t(`what_${what}`)}</Text>
          <Text size="sm" c="dimmed">
            {t(`where_${where}`)} · {life(howLong)} · {t(`why_${why}`)}
          </Text>
        </li>
      ))}
      {quietCountries.length > 0 && (
        <li className={`${styles["row"]} ${styles["flush"]}`}>
          <Text fw={600}>{t("quiet")}</Text>
          <Text size="sm" c="dimmed">
            {quietCountries.map((code) => names.of(code) ?? code).join(", ")}
          </Text>
        </li>
      )}
    </Stack>
  );
}
