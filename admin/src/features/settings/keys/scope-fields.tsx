import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { KEY_SCOPES, type Permission } from "@rotator/shared/contract/permissions";
import { useId } from "react";
import { KEY_RESOURCES, nameResource } from "./describe-scopes.ts";
import styles from "./scope-fields.module.css";
import { useKeyTexts } from "./texts.ts";

const DEEDS = ["read", "write"] as const;

interface Props {
  scopes: readonly Permission[];
  onChange: (scopes: readonly Permission[]) => void;
  error: string | undefined;
}

/** For each thing whether it may be read and written. */
export function ScopeFields({ scopes, onChange, error }: Props) {
  const t = useKeyTexts();
  const id = useId();
  const toggle = (scope: Permission) =>
    onChange(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  return (
    <Stack gap={6} role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-error`}>
      <Text fw={500} size="sm" id={`${id}-label`}>
        {t("scopes")}
      </Text>
      <div className={styles["table"]}>
        {KEY_RESOURCES.map((resource) => (
          <div key={resource} className={styles["row"]}>
            <Text size="sm">{nameResource(t, resource)}</Text>
            <Group gap="md" wrap="nowrap">
              {DEEDS.map((deed) => (
                <Checkbox
                  key={deed}
                  label={t(deed)}
                  aria-label={`${t(deed)}: ${nameResource(t, resource)}`}
                  checked={scopes.includes(`${resource}:${deed}`)}
                  // Its place stays, so that the columns do.
                  {...(!KEY_SCOPES.includes(`${resource}:${deed}`) && { style: { visibility: "hidden" } })}
                  onChange={() => toggle(`${resource}:${deed}`)}
                />
              ))}
            </Group>
          </div>
        ))}
      </div>
      <Text size="xs" c="red" id={`${id}-error`} aria-live="polite">
        {error}
      </Text>
    </Stack>
  );
}
