import { Alert, Button, Stack, Text } from "@mantine/core";
import type { pixelTestSchema } from "@rotator/shared/contract/pixels";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type * as z from "zod";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { AnswerCodes } from "./answer-codes.tsx";
import { useConversionTexts } from "./texts.ts";

interface Props {
  answer: z.infer<typeof pixelTestSchema> | undefined;
  error: Error | null;
  onEdit: () => void;
}

/** What came of a test event, in plain words. */
export function TestAnswer({ answer, error, onEdit }: Props) {
  const t = useConversionTexts();
  const problemText = useProblemText();
  if (error)
    return (
      <Alert color="red" mt="md">
        {problemText(error)}
      </Alert>
    );
  if (!answer) return null;
  const { ok, problem, words, released } = answer;
  return (
    <Alert
      mt="md"
      color={ok ? "brand" : "orange"}
      icon={ok ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={words.title}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words.nextStep}</Text>
        {released && <Text size="sm">{t("testReleased")}</Text>}
        {!ok && <AnswerCodes answer={answer.answer} />}
        {problem === "no_test_event_code" && (
          <Button size="xs" variant="default" onClick={onEdit}>
            {t("edit")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
