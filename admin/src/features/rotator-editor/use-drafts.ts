import { useEffect, useRef } from "react";
import { dropDraft, keepDraft } from "./drafts.ts";
import { type EditorValues, isSame } from "./editor-values.ts";

/** Keeps what is typed and not saved on this device, key by key; gives the way to throw it away. */
export function useDrafts(key: string, base: EditorValues, values: EditorValues): () => void {
  const over = useRef(false);
  useEffect(() => {
    if (over.current) return;
    if (isSame(base, values)) dropDraft(key);
    else keepDraft(key, base, values);
  }, [key, base, values]);
  return () => {
    over.current = true;
    dropDraft(key);
  };
}
