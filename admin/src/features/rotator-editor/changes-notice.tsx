import { Alert, Button, Group, List, Text } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import type { Pixel } from "@rotator/shared/contract/pixels";
import type { EditorValues } from "./editor-values.ts";
import type { MergedField } from "./merge-values.ts";
import { useEditorTexts } from "./texts.ts";
import { useSettingLines } from "./use-setting-lines.ts";

export interface Changes {
  theirs: EditorValues;
  taken: MergedField[];
  kept: MergedField[];
}

interface Props {
  changes: Changes;
  domains: readonly Domain[];
  pixels: readonly Pixel[];
  onUseTheirs: (field: MergedField) => void;
}

/** What somebody else saved meanwhile, by name; nothing that was typed here is lost. */
export function ChangesNotice({ changes, domains, pixels, onUseTheirs }: Props) {
  const t = useEditorTexts();
  const lines = useSettingLines(pixels);
  const { theirs, taken, kept } = changes;
  const nameOf = (field: MergedField) => t(`field_${field}`);
  return (
    <Alert color="orange" title={t("staleTitle")} role="alert" tabIndex={-1} data-changes>
      {kept.length > 0 && (
        <>
          <Text size="sm">{t("staleKept")}</Text>
          <List size="sm" my="xs">
            {kept.map((field) => (
              <List.Item key={field}>
                <Group gap="xs">
                  <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                    {t("theirs", { field: nameOf(field), value: valueOf(field) })}
                  </Text>
                  <Button size="compact-xs" variant="default" onClick={() => onUseTheirs(field)}>
                    {t("useTheirs")}
                  </Button>
                </Group>
              </List.Item>
            ))}
          </List>
        </>
      )}
      {taken.length > 0 && <Text size="sm">{t("staleTaken", { fields: taken.map(nameOf).join(", ") })}</Text>}
      {kept.length === 0 && <Text size="sm">{t("staleSame")}</Text>}
    </Alert>
  );

  function valueOf(field: MergedField): string {
    switch (field) {
      case "name":
      case "slug":
      case "messageTemplate":
      case "chatLink":
        return theirs[field];
      case "domainId":
        return domains.find(({ id }) => id === theirs.domainId)?.host ?? theirs.domainId;
      case "method":
        return t(theirs.method);
      case "members":
        return theirs.members
          .map(({ name, weight }) => (theirs.method === "weighted" ? `${name} (${weight})` : name))
          .join(", ");
      case "sticky":
        return lines.returning(theirs);
      case "pixelId":
      case "clickEvent":
      case "consent":
        return lines.tracking(theirs);
      case "deeplink":
        return lines.app(theirs);
      case "fallbackPhone":
        return lines.backup(theirs);
      default:
        return field satisfies never;
    }
  }
}
