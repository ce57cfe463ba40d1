import { useQuery } from "@tanstack/react-query";
import { sessionQueries } from "../../session-queries.ts";
import type { ReadDigits } from "./new-members.ts";
import { editorQueries } from "./queries.ts";

/** Undefined until the reader of numbers is loaded, which is when one is typed. */
export function useReadDigits(wanted: boolean): ReadDigits | undefined {
  const { data: session } = useQuery(sessionQueries.current());
  const { data: reader } = useQuery({ ...editorQueries.phoneReader(), enabled: wanted });
  if (!reader || !session) return undefined;
  return (typed) => {
    const found = reader.readPhone(typed, session.deployment.country);
    return found.kind === "valid" ? found.digits : undefined;
  };
}
