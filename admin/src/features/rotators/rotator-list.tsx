import { Badge, Group, Text } from "@mantine/core";
import type { RotatorListItem } from "@rotator/shared/contract/rotators";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CopyLink } from "./copy-link.tsx";
import styles from "./rotator-list.module.css";
import { StatusBadge } from "./status-badge.tsx";
import { useRotatorTexts } from "./texts.ts";

export function RotatorList({ rotators }: { rotators: readonly RotatorListItem[] }) {
  const t = useRotatorTexts();
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {rotators.map((rotator) => (
        <RotatorRow key={rotator.id} rotator={rotator} />
      ))}
    </ul>
  );
}

function RotatorRow({ rotator }: { rotator: RotatorListItem }) {
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
