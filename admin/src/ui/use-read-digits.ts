import { useQuery } from "@tanstack/react-query";
import { phoneQueries } from "../phone-queries.ts";
import { sessionQueries } from "../session-queries.ts";

/** Gives the digits of a number that can be dialled, as the API will store it. */
export type ReadDigits = (typed: string) => string | undefined;

/** Undefined until the reader of numbers is loaded, which is when one is typed. */
export function useReadDigits(wanted: boolean): ReadDigits | undefined {
  const { data: session } = useQuery(sessionQueries.current());
  const { data: reader } = useQuery({ ...phoneQueries.reader(), enabled: wanted });
  if (!reader || !session) return undefined;
  return (typed) => {
    const found = reader.readPhone(typed, session.deployment.country);
    return found.kind === "valid" ? found.digits : undefined;
  };
}
