import { Button, Paper, Stack } from "@mantine/core";
import type { User } from "@rotator/shared/contract/users";
import { IconUserPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQueries } from "../../../session-queries.ts";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { EditUser } from "./edit-user.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { InvitePerson } from "./invite-person.tsx";
import { teamQueries } from "./queries.ts";
import { RemoveUser } from "./remove-user.tsx";
import { ResetLink } from "./reset-link.tsx";
import { SwitchUser } from "./switch-user.tsx";
import { useTeamTexts } from "./texts.ts";
import { type UserAction, UserList } from "./user-list.tsx";

type Opened = { kind: "invite" } | { kind: UserAction; user: User };

export function TeamPage() {
  const t = useTeamTexts();
  const users = useInfiniteQuery(teamQueries.users());
  const { data: session } = useQuery(sessionQueries.current());
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const all = users.data?.pages.flatMap(({ items }) => items) ?? [];
  // After a stale try the list has come again, and with it the version to save over.
  const user =
    opened && "user" in opened ? (all.find(({ id }) => id === opened.user.id) ?? opened.user) : undefined;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        <Button
          leftSection={<IconUserPlus size={18} aria-hidden />}
          onClick={() => setOpened({ kind: "invite" })}
        >
          {t("invite")}
        </Button>
      </PageHeader>
      <Stack gap="lg">
        {users.isError ? (
          <LoadProblem error={users.error} onRetry={() => void users.refetch()} />
        ) : (
          <Paper withBorder style={{ overflow: "hidden" }}>
            {users.isPending && <ListSkeleton label={t("loading")} />}
            {session && all.length > 0 && (
              <UserList users={all} me={session.user} onAction={(kind, user) => setOpened({ kind, user })} />
            )}
          </Paper>
        )}
        <MoreButton list={users} />
        <InvitationList users={all} />
      </Stack>
      {opened?.kind === "invite" && <InvitePerson onClose={close} />}
      {user && opened?.kind === "edit" && <EditUser user={user} onClose={close} />}
      {user && opened?.kind === "reset" && <ResetLink user={user} onClose={close} />}
      {user && (opened?.kind === "switch" || opened?.kind === "twoFactor") && (
        <SwitchUser key={opened.kind} what={opened.kind} user={user} onClose={close} />
      )}
      {user && opened?.kind === "remove" && (
        <RemoveUser user={user} isMe={user.id === session?.user.id} onClose={close} />
      )}
    </>
  );
}
