import { Alert, Button, Stack, Text } from "@mantine/core";
import {
  carriesCode,
  checkTemplate,
  MESSAGE_MAX_CHARACTERS,
  type TemplateProblem,
} from "@rotator/shared/core/message";
import { useFormat } from "../../ui/use-format.ts";
import { useEditorTexts } from "./texts.ts";

interface Props {
  template: string;
  /** The field itself says already what is wrong with it. */
  isSaid: boolean;
  onAddCode: () => void;
}

/** What is wrong with a message, and how long it is, while it is written. */
export function MessageLint({ template, isSaid, onAddCode }: Props) {
  const t = useEditorTexts();
  const format = useFormat();
  const problem = checkTemplate(template);
  const count = format.number(Array.from(template).length);
  return (
    <Stack gap="xs" mt="sm" aria-live="polite">
      <Text size="sm" c="dimmed">
        {t("length", { count, max: format.number(MESSAGE_MAX_CHARACTERS) })}
      </Text>
      {problem && !isSaid && (
        <Text size="sm" c="var(--mantine-color-error)">
          {describe(problem)}
        </Text>
      )}
      {!carriesCode(template) && (
        <Alert color="orange" variant="light">
          <Text size="sm" mb="xs">
            {t("lintNoCode")}
          </Text>
          <Button size="xs" variant="default" onClick={onAddCode}>
            {t("lintAddCode")}
          </Button>
        </Alert>
      )}
    </Stack>
  );

  function describe(found: TemplateProblem): string {
    switch (found.problem) {
      case "unknown_token":
        return t("lintUnknown", { token: found.token });
      case "unclosed_token":
        return t("lintUnclosed", { token: found.token });
      case "too_long":
        return t("lintTooLong", { max: format.number(found.max) });
      case "empty":
        return t("lintEmpty");
      default:
        return found satisfies never;
    }
  }
}
