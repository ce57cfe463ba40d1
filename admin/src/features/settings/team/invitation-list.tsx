import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Invitation } from "@rotator/shared/contract/invitations";
import type { User } from "@rotator/shared/contract/users";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQueries } from "../../../session-queries.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import { revokeInvitation, teamQueries } from "./queries.ts";
import { ROLE_TEXTS } from "./role-texts.ts";
import { useTeamTexts } from "./texts.ts";
import styles from "./user-list.module.css";

/** Links that nobody used yet. What they open cannot be seen again, only taken back. */
export function InvitationList({ users }: { users: readonly User[] }) {
  const t = useTeamTexts();
  const invitations = useQuery(teamQueries.invitations());
  const [revoked, setRevoked] = useState<Invitation>();
  const revoke = useMutation(revokeInvitation);
  const items = invitations.data?.items ?? [];
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t("open")}
      </Title>
      {invitations.isError && (
        <LoadProblem error={invitations.error} onRetry={() => void invitations.refetch()} />
      )}
      {invitations.isSuccess && items.length === 0 && <Text c="dimmed">{t("noneOpen")}</Text>}
      {items.length > 0 && (
        <Paper withBorder style={{ overflow: "hidden" }}>
          <ul className={styles["list"]} aria-label={t("open")}>
            {items.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                by={users.find(({ id }) => id === invitation.createdBy)?.name}
                onRevoke={() => setRevoked(invitation)}
              />
            ))}
          </ul>
        </Paper>
      )}
      {revoked && (
        <ConfirmDialog
          title={t("revokeTitle")}
          confirm={t("revokeConfirm")}
          isPending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(revoked.id, { onSuccess: () => setRevoked(undefined) })}
          onClose={() => setRevoked(undefined)}
        >
          <Text>{t("revokeAbout")}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
}

interface RowProps {
  invitation: Invitation;
  by: string | undefined;
  onRevoke: () => void;
}

function InvitationRow({ invitation, by, onRevoke }: RowProps) {
  const t = useTeamTexts();
  const { moment } = useFormat();
  const { data: session } = useQuery(sessionQueries.current());
  const { kind, role, agentName, userName, expiresAt } = invitation;
  const what =
    kind === "reset"
      ? t("openReset", { name: userName ?? "" })
      : agentName === null
        ? t("openInvite", { role: t(ROLE_TEXTS[role]) })
        : t("openInviteCs", { name: agentName });
  const mayRevoke =
    session?.user.role === "owner" || role === "staff" || (kind === "invite" && role === "admin");
  return (
    <li>
      <Group justify="space-between" gap="sm" px="md" py="sm">
        <Stack gap={2} style={{ flex: "1 1 200px" }}>
          <Text fw={600}>{what}</Text>
          <Text size="sm" c="dimmed">
            {by === undefined
              ? t("openUntil", { at: moment(expiresAt) })
              : t("openUntilBy", { at: moment(expiresAt), name: by })}
          </Text>
        </Stack>
        {mayRevoke && (
          <Button variant="default" size="xs" aria-label={`${t("revoke")}: ${what}`} onClick={onRevoke}>
            {t("revoke")}
          </Button>
        )}
      </Group>
    </li>
  );
}
