import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/** What was typed and not saved: it is there again when one comes back to the page within minutes, and gone with the session. */
export function useDraft<T>(name: string, empty: T): [T, (draft: T) => void] {
  const client = useQueryClient();
  const queryKey = ["draft", name];
  const [draft, setDraft] = useState(() => client.getQueryData<T>(queryKey) ?? empty);
  return [
    draft,
    (next) => {
      setDraft(next);
      client.setQueryData(queryKey, next);
    },
  ];
}
