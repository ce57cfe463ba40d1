import { List, Skeleton, Stack, Text } from "@mantine/core";
import type { User, userHoldings } from "@rotator/shared/contract/users";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type * as z from "zod";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import { useSettingsTexts } from "../texts.ts";
import { deleteUser, refreshTeam, teamQueries } from "./queries.ts";
import { useTeamTexts } from "./texts.ts";

interface Props {
  user: User;
  isMe: boolean;
  onClose: () => void;
}

/** Says first what still hangs on somebody; the last owner stays. */
export function RemoveUser({ user, isMe, onClose }: Props) {
  const t = useTeamTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const holdings = useQuery(teamQueries.holdings(user.id));
  const remove = useMutation({
    ...deleteUser,
    onSuccess: async () => {
      if (isMe) {
        await navigate("/sign-in");
        queryClient.clear();
        return;
      }
      onClose();
      await refreshTeam(queryClient);
    },
    onError: () => refreshTeam(queryClient),
  });
  const { id, version, name } = user;
  return (
    <ConfirmDialog
      title={isMe ? t("leaveTitle") : t("removeTitle", { name })}
      confirm={t(isMe ? "leaveConfirm" : "removeConfirm")}
      isPending={remove.isPending || holdings.isPending}
      isBarred={holdings.data?.lastOwner !== false}
      error={remove.error}
      onConfirm={() => remove.mutate({ id, version })}
      onClose={onClose}
    >
      <Stack gap="sm">
        {holdings.isPending && <Skeleton h={64} />}
        {holdings.isError && <LoadProblem error={holdings.error} onRetry={() => void holdings.refetch()} />}
        {holdings.isSuccess && <Holdings holdings={holdings.data} />}
        <Text>{t(isMe ? "leaveAbout" : "removeAbout")}</Text>
      </Stack>
    </ConfirmDialog>
  );
}

function Holdings({ holdings }: { holdings: z.infer<typeof userHoldings> }) {
  const t = useTeamTexts();
  const tools = useSettingsTexts();
  const { number } = useFormat();
  const { lastOwner, agent, apiKeys, openInvitations, openSessions } = holdings;
  const lines = [
    agent && t("holdsCs", { name: agent.name }),
    apiKeys.length > 0 && t("holdsKeys", { names: apiKeys.map((key) => key.name).join(", ") }),
    openInvitations > 0 && t("holdsInvitations", { count: number(openInvitations) }),
    openSessions > 0 && t("holdsSessions", { count: number(openSessions) }),
  ].filter((line) => typeof line === "string");
  return (
    <>
      {lastOwner && (
        <Text c="red" fw={600} role="alert">
          {tools("last_owner")}
        </Text>
      )}
      {lines.length > 0 && (
        <>
          <Text fw={600}>{t("holds")}</Text>
          <List size="sm" spacing={4}>
            {lines.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
}
