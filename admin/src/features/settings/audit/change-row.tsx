import { Button, Group, Stack, Text } from "@mantine/core";
import type { changeSchema } from "@rotator/shared/contract/audit-log";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useId, useState } from "react";
import type * as z from "zod";
import { useFormat } from "../../../ui/use-format.ts";
import styles from "../list.module.css";
import { Differences } from "./differences.tsx";
import { isKnownAction } from "./known-actions.ts";
import { listDifferences } from "./list-differences.ts";
import { isSettingGroup, nameSubject } from "./name-subject.ts";
import { useAuditTexts } from "./texts.ts";

type Change = z.infer<typeof changeSchema>;

/** Who did what and when, in words; on demand what was before and is now. */
export function ChangeRow({ change, who }: { change: Change; who: string }) {
  const t = useAuditTexts();
  const { moment } = useFormat();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { action, before, after } = change;
  const differences = listDifferences(before, after);
  const what = isKnownAction(action) ? t(action) : action;
  const named = nameSubject(change);
  const subject = named !== undefined && isSettingGroup(named) ? t(`group_${named}`) : named;
  return (
    <li className={styles["row"]}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: "1 1 220px" }}>
          <Text>
            <Text span fw={600}>
              {what}
            </Text>
            {subject !== undefined && ` · ${subject}`}
          </Text>
          <Text size="sm" c="dimmed">
            {who} · {moment(change.at)}
          </Text>
        </Stack>
        {differences.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-controls={id}
            rightSection={
              isOpen ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
            }
            onClick={() => setIsOpen((open) => !open)}
          >
            {t("details")}
          </Button>
        )}
      </Group>
      <div id={id}>{isOpen && <Differences differences={differences} />}</div>
    </li>
  );
}
