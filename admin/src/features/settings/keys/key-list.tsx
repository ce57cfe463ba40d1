import { Badge, Button, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../../ui/use-format.ts";
import styles from "../list.module.css";
import { describeScopes } from "./describe-scopes.ts";
import type { ApiKey } from "./keys-page.tsx";
import { useKeyTexts } from "./texts.ts";

interface Props {
  keys: readonly ApiKey[];
  onRevoke: (key: ApiKey) => void;
}

export function KeyList({ keys, onRevoke }: Props) {
  const t = useKeyTexts();
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} onRevoke={() => onRevoke(key)} />
      ))}
    </ul>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const t = useKeyTexts();
  const { day, moment } = useFormat();
  const { name, prefix, scopes, expiresAt, lastUsedAt, revokedAt } = apiKey;
  const [now] = useState(Date.now);
  const isOver = expiresAt !== null && expiresAt <= now;
  const life =
    revokedAt !== null
      ? t("revokedOn", { day: day(revokedAt) })
      : expiresAt === null
        ? t("noEnd")
        : t(isOver ? "endedOn" : "endsOn", { day: day(expiresAt) });
  return (
    <li className={styles["row"]}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} style={{ flex: "1 1 240px" }}>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <Code>{`${prefix}…`}</Code>
            {(revokedAt !== null || isOver) && (
              <Badge variant="light" color="gray" tt="none">
                {t(revokedAt === null ? "over" : "revoked")}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {describeScopes(t, scopes)}
          </Text>
          <Text size="sm" c="dimmed">
            {lastUsedAt === null ? t("unused") : t("lastUsed", { at: moment(lastUsedAt) })}
            {" · "}
            {life}
          </Text>
        </Stack>
        {revokedAt === null && (
          <Button variant="default" size="xs" aria-label={`${t("revoke")}: ${name}`} onClick={onRevoke}>
            {t("revoke")}
          </Button>
        )}
      </Group>
    </li>
  );
}
