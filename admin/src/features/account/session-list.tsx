import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { describeDevice } from "./describe-device.ts";
import { accountQueries, endAllSessions, endSession } from "./queries.ts";
import { useAccountTexts } from "./texts.ts";

export function SessionList() {
  const t = useAccountTexts();
  const { moment } = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const sessions = useQuery(accountQueries.sessions());
  const end = useMutation(endSession);
  const [asks, setAsks] = useState(false);
  const endAll = useMutation({
    ...endAllSessions,
    onSuccess: async () => {
      await navigate("/sign-in");
      queryClient.clear();
    },
  });
  if (sessions.isPending) return <ListSkeleton label={t("loading")} />;
  if (sessions.isError) return <LoadProblem error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <Stack gap="md">
      <FormProblem error={end.error} fields={[]} />
      <Stack
        gap="sm"
        component="ul"
        p={0}
        m={0}
        style={{ listStyle: "none" }}
        aria-label={t("sessionsTitle")}
      >
        {sessions.data.items.map(({ id, current, userAgent, lastUsedAt }) => {
          const device = describeDevice(userAgent) ?? t("unknownDevice");
          return (
            <Group key={id} component="li" justify="space-between" gap="sm">
              <Stack gap={2}>
                <Group gap="xs">
                  <Text fw={600}>{device}</Text>
                  {current && (
                    <Badge variant="light" tt="none">
                      {t("here")}
                    </Badge>
                  )}
                </Group>
                <Text size="sm" c="dimmed">
                  {t("lastUsed", { at: moment(lastUsedAt) })}
                </Text>
              </Stack>
              {!current && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`${t("end")}: ${device}, ${moment(lastUsedAt)}`}
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  {t("end")}
                </Button>
              )}
            </Group>
          );
        })}
      </Stack>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setAsks(true)}>
          {t("endAll")}
        </Button>
      </Group>
      {asks && (
        <ConfirmDialog
          title={t("endAllTitle")}
          confirm={t("endAllConfirm")}
          isPending={endAll.isPending}
          error={endAll.error}
          onConfirm={() => endAll.mutate()}
          onClose={() => setAsks(false)}
        >
          <Text>{t("endAllAbout")}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
}
