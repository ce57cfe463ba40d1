import { Anchor, Badge, Group, Paper, Text } from "@mantine/core";
import type { Overview } from "@rotator/shared/contract/reports";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./overview.module.css";
import type { Period } from "./period.ts";
import { useOverviewTexts } from "./texts.ts";

/** The figures at a glance. */
export function Tiles({ overview, period }: { overview: Overview; period: Period }) {
  const t = useOverviewTexts();
  const { number } = useFormat();
  const { today, clicks, clicksBefore, leads, leadsBefore, events } = overview;
  const others = clicks.previews + clicks.bots + clicks.prefetches;
  return (
    <div className={styles["tiles"]}>
      <Tile name={t("today")} count={today.people} before={today.yesterday}>
        {t("yesterday", { clicks: number(today.yesterday) })}
      </Tile>
      {period === "today" ? (
        <Tile name={t("others")} count={others}>
          {t("othersAbout")}
        </Tile>
      ) : (
        <Tile name={t(`clicks_${period}`)} count={clicks.people} before={clicksBefore.people}>
          {t("before", { count: number(clicksBefore.people) })}
        </Tile>
      )}
      <Tile name={t("leads")} count={leads.withContact} before={leadsBefore.withContact}>
        {t("leadsAbout", { count: number(leads.leads) })}
      </Tile>
      <Tile name={t("events")} count={events.accepted}>
        <Anchor
          component={Link}
          to={`/conversions/events${events.held > 0 ? "?state=held&time=all" : ""}`}
          size="sm"
          {...(events.held > 0 && { c: "var(--mantine-color-orange-light-color)", fw: 600 })}
        >
          {events.held > 0
            ? t("eventsHeld", { count: number(events.held) })
            : t("eventsLeft", { waiting: number(events.waiting), refused: number(events.refused) })}
        </Anchor>
      </Tile>
    </div>
  );
}

/** Beyond it a share says nothing that the figures do not. */
const MOST = 9.99;

interface TileProps {
  name: string;
  count: number;
  before?: number;
  children: ReactNode;
}

function Tile({ name, count, before, children }: TileProps) {
  const { number } = useFormat();
  return (
    <Paper withBorder p="md" mih={134}>
      <Text size="sm" c="dimmed" fw={600}>
        {name}
      </Text>
      <Group gap={8}>
        <Text fz={28} fw={700} lh={1.4}>
          {number(count)}
        </Text>
        {before !== undefined && before > 0 && <Change share={(count - before) / before} />}
      </Group>
      <Text size="sm" c="dimmed" component="div">
        {children}
      </Text>
    </Paper>
  );
}

function Change({ share }: { share: number }) {
  const t = useOverviewTexts();
  const { percent } = useFormat();
  const rounded = Math.round(share * 100) / 100;
  if (rounded > MOST) return null;
  const text = `${rounded > 0 ? "+" : ""}${percent(rounded)}`;
  return (
    <Badge variant="light" color={rounded < 0 ? "gray" : "brand"} tt="none" title={t("change")}>
      {text}
    </Badge>
  );
}
