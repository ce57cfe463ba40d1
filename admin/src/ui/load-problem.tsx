import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useProblemTexts } from "./problem-texts.ts";
import { useProblemText } from "./use-problem-text.ts";

export function LoadProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useProblemTexts();
  const problemText = useProblemText();
  return (
    <Alert color="red" title={t("title")} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <p style={{ marginTop: 0 }}>{problemText(error)}</p>
      <Button variant="default" size="xs" onClick={onRetry}>
        {t("again")}
      </Button>
    </Alert>
  );
}
