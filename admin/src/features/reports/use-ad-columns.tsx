import { Text } from "@mantine/core";
import type { Ad, Campaign } from "@rotator/shared/contract/reports";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { useFormat } from "../../ui/use-format.ts";
import { AdName } from "./ad-name.tsx";
import { type AdRow, peopleOf } from "./ad-rows.ts";
import { ComparedCount } from "./compared-count.tsx";
import type { Column } from "./data-table.tsx";
import styles from "./reports.module.css";
import { useReportTexts } from "./texts.ts";
import { useClicksLink } from "./use-row-links.ts";

const UNTOLD = ["noAd", "noAdSet", "noAdName"] as const;

interface AdColumns {
  shown: Column<AdRow>[];
  /** With ids, and an amount a column for each currency. */
  copied: Column<AdRow>[];
  nameOf: (path: AdRow["path"]) => string;
}

export function useAdColumns(
  campaigns: readonly Campaign[],
  before: readonly Campaign[] | undefined,
  opened: ReadonlySet<string>,
  onToggle: (key: string) => void,
): AdColumns {
  const t = useReportTexts();
  const format = useFormat();
  const clicksLink = useClicksLink();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const nameOf = (path: AdRow["path"]) => {
    const { name, id } = path.at(-1) ?? { name: null, id: null };
    return name ?? id ?? t(UNTOLD[path.length - 1] ?? "noAd");
  };

  const count = (key: "withContact" | "chats" | "won" | "qualified", name: string): Column<AdRow> => ({
    key,
    name,
    value: ({ counts }) => counts[key],
    show: ({ counts }) => format.number(counts[key]),
  });
  const clicks: Column<AdRow> = {
    key: "clicks",
    name: t("clicks"),
    value: ({ counts }) => counts.clicks,
    show: ({ counts, level, path }) => {
      if (counts.clicks === null)
        return (
          <Text component="span" size="sm" c="dimmed" title={t("notToldAbout")}>
            {t("notTold")}
          </Text>
        );
      const campaign = counts.id ?? counts.name;
      const figure = format.number(counts.clicks);
      if (level > 0 || campaign === null) return figure;
      return (
        <Link
          className={styles["link"] ?? ""}
          to={clicksLink({ campaign, kind: "human" })}
          aria-label={t("clicksOf", { count: figure, name: nameOf(path) })}
        >
          {figure}
        </Link>
      );
    },
  };
  const people: Column<AdRow> = {
    key: "people",
    name: t("people"),
    value: ({ counts }) => counts.people,
    show: ({ counts, level }) =>
      level === 0 && before ? (
        <ComparedCount now={counts.people} before={peopleOf(before, counts)} />
      ) : (
        format.number(counts.people)
      ),
  };
  const counts = [
    clicks,
    people,
    count("withContact", t("withContact")),
    count("chats", t("chats")),
    count("qualified", t("interested")),
    count("won", t("won")),
  ];
  const currencies = [
    ...new Set([
      session.deployment.currency,
      ...campaigns.flatMap(({ values }) => values.map(({ currency }) => currency)),
    ]),
  ];
  return {
    nameOf,
    shown: [
      {
        key: "name",
        name: t("ad"),
        value: ({ path }) => nameOf(path),
        show: (row) => (
          <AdName
            row={row}
            name={nameOf(row.path)}
            opened={opened.has(row.key)}
            onToggle={() => onToggle(row.key)}
          />
        ),
      },
      ...counts,
      {
        key: "value",
        name: t("value"),
        value: () => null,
        show: ({ counts: { values } }) =>
          values.length === 0
            ? "–"
            : values.map(({ amount, currency }) => format.money(amount, currency)).join(" + "),
      },
    ],
    copied: [
      ...nameColumns(t("campaign"), t("campaignId"), 0),
      ...nameColumns(t("adSet"), t("adSetId"), 1),
      ...nameColumns(t("adName"), t("adId"), 2),
      ...counts,
      ...currencies.map((currency) => ({
        key: currency,
        name: t("valueIn", { currency }),
        value: ({ counts }: AdRow) => amountIn(counts, currency),
      })),
    ],
  };
}

function nameColumns(name: string, idName: string, level: number): Column<AdRow>[] {
  return [
    { key: `name ${level}`, name, value: ({ path }) => path[level]?.name ?? null },
    { key: `id ${level}`, name: idName, value: ({ path }) => path[level]?.id ?? null },
  ];
}

function amountIn({ values }: Ad, currency: string): number {
  return values.find((value) => value.currency === currency)?.amount ?? 0;
}
