import type { Lead } from "@rotator/shared/contract/leads";
import { useQuery } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { isSamePhone } from "../../phone-text.ts";
import { ProblemError } from "../../problem-error.ts";
import { leadQueries } from "./queries.ts";

/** Whose customer a phone or an email is already; `leadId` where one may look at it. */
export interface Taken {
  agentName: string | null;
  since: number;
  leadId: string | null;
}

const TYPING_MS = 400;
const NOTHING = "";

/** Asks while somebody types whether another lead has this phone; `own` is the lead it is typed for. */
export function useTakenPhone(typed: string, own?: Pick<Lead, "id" | "phone">): Taken | undefined {
  const isWhole = typed.replaceAll(/\D/g, "").length >= 9;
  const isNew = own?.phone === null || own === undefined || !isSamePhone(typed, own.phone);
  return useTaken(
    isWhole && isNew ? typed : NOTHING,
    ({ phone }) => phone !== null && isSamePhone(typed, phone),
    own?.id,
  );
}

/** The same for an email. */
export function useTakenEmail(typed: string, own?: Pick<Lead, "id" | "email">): Taken | undefined {
  const email = typed.trim().toLowerCase();
  const isWhole = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(email) && email !== own?.email;
  return useTaken(isWhole ? email : NOTHING, (lead) => lead.email === email, own?.id);
}

function useTaken(typed: string, isSame: (lead: Lead) => boolean, ownId?: string): Taken | undefined {
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data } = useQuery({ ...leadQueries.search(q), enabled: q !== NOTHING && q === typed.trim() });
  if (!data || q !== typed.trim()) return undefined;
  const lead = data.items.find((item) => item.id !== ownId && isSame(item));
  if (lead) return { agentName: lead.agentName, since: lead.createdAt, leadId: lead.id };
  // What was found by a code is somebody else.
  const other = data.others.find(({ code }) => code === null);
  return other && { agentName: other.agentName, since: other.since, leadId: null };
}

/** What the API says of the other lead when it refuses to take a phone or an email twice. */
export function readTaken(error: Error | null, field: string): Taken | undefined {
  if (!(error instanceof ProblemError) || error.fields[field] !== "taken") return undefined;
  const { agentName, since, leadId } = error.about;
  if (typeof since !== "number") return undefined;
  return {
    since,
    agentName: typeof agentName === "string" ? agentName : null,
    leadId: typeof leadId === "string" ? leadId : null,
  };
}
