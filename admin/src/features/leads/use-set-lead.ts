import type { Lead, leadEdit } from "@rotator/shared/contract/leads";
import { useMutation } from "@tanstack/react-query";
import type * as z from "zod";
import { showNotice } from "../../ui/notices.tsx";
import { offerUndo } from "../../ui/undo-notice.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { inTurn, setLead } from "./queries.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadName } from "./use-lead-name.ts";

type Change = Omit<z.input<typeof leadEdit>, "version">;

/** Changes a lead by a press; says so beside the page when it was refused, or when something else stood there (`done`). */
export function useSetLead(lead: Lead) {
  const t = useStatusTexts();
  const leadName = useLeadName();
  const problemText = useProblemText();
  const set = useMutation({ ...setLead, ...inTurn(lead.id) });
  return {
    isPending: set.isPending,
    set: (change: Change, shown: Partial<Lead>, done?: string) => {
      const undo = () => set.mutateAsync({ lead, change: takeAs(lead, change), shown: takeAs(lead, shown) });
      void set.mutateAsync({ lead, change, shown }).then(
        () => done !== undefined && offerUndo({ message: done, undo }),
        (error: unknown) =>
          showNotice({
            color: "red",
            title: t("notChanged", { name: leadName(lead) }),
            message: problemText(error),
          }),
      );
    },
  };
}

/** Of the lead as it was what the change names. */
function takeAs({ status, value, agentId, agentName }: Lead, change: object) {
  const before = { status, value, agentId, agentName };
  return Object.fromEntries(Object.entries(before).filter(([field]) => field in change));
}
