import { Badge, Group, Text } from "@mantine/core";
import type { RotatorListItem } from "@rotator/shared/contract/rotators";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CopyLink } from "./copy-link.tsx";
import { rotatorQueries } from "./queries.ts";
import styles from "./rotator-list.module.css";
import { Sparkline } from "./sparkline.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useRotatorTexts } from "./texts.ts";

/** As many as the API draws at once. */
const MAX_SPARKLINES = 90;

export function RotatorList({ rotators }: { rotators: readonly RotatorListItem[] }) {
  const t = useRotatorTexts();
  const { data } = useQuery(rotatorQueries.sparklines(rotators.slice(0, MAX_SPARKLINES).map(({ id }) => id)));
  const clicks = new Map(data?.sparklines.map((line) => [line.rotatorId, line.clicks]));
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {rotators.map((rotator) => (
        <RotatorRow key={rotator.id} rotator={rotator} clicks={clicks.get(rotator.id) ?? []} />
      ))}
    </ul>
  );
}

interface RowProps {
  rotator: RotatorListItem;
  /** Of fourteen days. */
  clicks: readonly number[];
}

function RotatorRow({ rotator, clicks }: RowProps) {
  const t = useRotatorTexts();
  const { i18n } = useTranslation();
  const { id, name, link, status, method, servingCount, memberCount, clicksToday } = rotator;
  const nobody = status === "active" && servingCount === 0;
  return (
    <li className={styles["row"]}>
      <div>
        <Link to={`/rotators/${id}`} className={styles["name"]}>
          {name}
        </Link>
        <Text size="sm" c="dimmed" ff="monospace">
          {link.replace(/^https?:\/\//, "")}
        </Text>
      </div>
      <div className={styles["sparkline"]}>
        <Sparkline clicks={clicks} width={112} height={28} />
      </div>
      <div className={styles["copy"]}>
        <CopyLink link={link} name={name} />
      </div>
      <Group className={styles["figures"] ?? ""} gap="sm">
        <StatusBadge status={status} />
        <Badge variant="light" color={nobody ? "orange" : "gray"} tt="none">
          {t("serving", { serving: servingCount, all: memberCount })}
        </Badge>
        <Text size="sm" c="dimmed">
          {t(`method_${method}`)} · {t("clicksToday", { clicks: clicksToday.toLocaleString(i18n.language) })}
        </Text>
      </Group>
    </li>
  );
}
