import type { leadEdit } from "@rotator/shared/contract/leads";
import { useMutation } from "@tanstack/react-query";
import type * as z from "zod";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import type { ShownLead } from "./lead-cache.ts";
import { setLead } from "./queries.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadName } from "./use-lead-name.ts";

type Change = Omit<z.input<typeof leadEdit>, "version">;

/** Changes a lead by a press; says so beside the page when it was refused. */
export function useSetLead(lead: ShownLead) {
  const t = useStatusTexts();
  const leadName = useLeadName();
  const problemText = useProblemText();
  const set = useMutation(setLead);
  return {
    isPending: set.isPending,
    set: (change: Change, shown: Partial<ShownLead>) => {
      // A second press waits for the answer to the first.
      if (set.isPending) return;
      set.mutate(
        { lead, change, shown },
        {
          onError: (error) =>
            showNotice({
              color: "red",
              title: t("notChanged", { name: leadName(lead) }),
              message: problemText(error),
            }),
        },
      );
    },
  };
}
