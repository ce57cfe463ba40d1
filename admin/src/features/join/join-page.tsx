import { Button, Center, Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "react-router";
import { ProblemError } from "../../problem-error.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { JoinForm } from "./join-form.tsx";
import { joinQueries } from "./queries.ts";
import { SignedInAlert } from "./signed-in-alert.tsx";
import { useJoinTexts } from "./texts.ts";

const ROLE_TEXTS = { owner: "asOwner", admin: "asAdmin", staff: "asStaff" } as const;

/** Where an invitation or a reset link leads; the token stands behind the "#", which no server sees. */
export function JoinPage() {
  const t = useJoinTexts();
  const { hash } = useLocation();
  const token = hash.slice(1);
  const invitation = useQuery(joinQueries.invitation(token));

  if (invitation.isPending)
    return (
      <Entrance title={t("loading")}>
        <Center>
          <Loader aria-hidden />
        </Center>
      </Entrance>
    );
  if (invitation.isError) {
    const { error } = invitation;
    if (!(error instanceof ProblemError) || error.status !== 422)
      return (
        <Entrance title={t("title")}>
          <LoadProblem error={error} onRetry={() => void invitation.refetch()} />
        </Entrance>
      );
    return (
      <Entrance title={t("goneTitle")}>
        <Stack>
          <Text>{t("goneAbout")}</Text>
          <Button component={Link} to="/sign-in">
            {t("toSignIn")}
          </Button>
        </Stack>
      </Entrance>
    );
  }
  const { kind, role, name } = invitation.data;
  const about = kind === "reset" ? "resetAbout" : ROLE_TEXTS[role];
  return (
    <Entrance title={t(kind === "reset" ? "resetTitle" : "title")} about={t(about, { name: name ?? "" })}>
      <SignedInAlert kind={kind} />
      <JoinForm key={token} token={token} kind={kind} />
    </Entrance>
  );
}
