import type { LeadBulkChange } from "@rotator/shared/contract/leads";
import { useMutation } from "@tanstack/react-query";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { changeLeads } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { UndoNotice } from "./undo-notice.tsx";

// Time to see it, think, and reach for the button.
const SHOWN_MS = 15_000;

export type Deed = "statusSet" | "ownerSet" | "deleted" | "restored";

/** Changes several leads at once, and offers to have everything as it was. */
export function useChangeLeads() {
  const t = useLeadTexts();
  const problemText = useProblemText();
  const change = useMutation(changeLeads);

  /** Whoever asked may be gone from the page by the time it is answered: what was deleted takes its list's bar along. */
  async function run(deed: Deed, changes: readonly LeadBulkChange[], onDone?: () => void) {
    try {
      const { changed, undo, skipped } = await change.mutateAsync(changes);
      const said = t(`done_${deed}`, { count: changed });
      const message = skipped === 0 ? said : `${said} ${t("skipped", { count: skipped })}`;
      showNotice({ message: <UndoNotice message={message} undo={undo} />, autoClose: SHOWN_MS });
      onDone?.();
    } catch (error) {
      showNotice({ color: "red", message: problemText(error) });
    }
  }

  return {
    isPending: change.isPending,
    run: (deed: Deed, changes: readonly LeadBulkChange[], onDone?: () => void) =>
      void run(deed, changes, onDone),
  };
}
