import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sessionQueries } from "../../session-queries.ts";
import { useJoinTexts } from "./texts.ts";

/** A link that is opened where somebody else works would be taken for his own. */
export function SignedInAlert({ kind }: { kind: "invite" | "reset" }) {
  const t = useJoinTexts();
  const { data: session } = useQuery({ ...sessionQueries.current(), retry: false });
  if (!session) return null;
  const { name, email } = session.user;
  return (
    <Alert color="orange" mb="md">
      {t(kind === "invite" ? "joinsInstead" : "setsElse", { name, email })}
    </Alert>
  );
}
