import { Stack, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { ProblemError } from "../../problem-error.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { restoreAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";
import { useRestoreProblem } from "./use-restore-problem.ts";

/** Takes somebody back: into the links as it was there or, where those have changed, without them. */
export function RestoreAgent({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useAgentTexts();
  const restore = useMutation(restoreAgent);
  const problem = useRestoreProblem()(restore.error);
  const { id, name, version } = agent;
  const isStale = restore.error instanceof ProblemError && restore.error.code === "stale";
  return (
    <ConfirmDialog
      title={t("restoreTitle", { name })}
      confirm={t(isStale ? "restoreAlone" : "restore")}
      color="brand"
      isPending={restore.isPending}
      error={problem === undefined ? restore.error : null}
      onClose={onClose}
      onConfirm={() =>
        restore.mutate(
          { id, version, withRotators: !isStale },
          {
            onSuccess: () => {
              showNotice({ message: t("restored", { name }) });
              onClose();
            },
          },
        )
      }
    >
      <Stack gap="xs">
        <Text>{t("restoreAbout", { name })}</Text>
        {problem !== undefined && (
          <Text role="alert" fw={600}>
            {problem}
          </Text>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
