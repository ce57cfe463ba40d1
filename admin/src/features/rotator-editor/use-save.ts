import type { Rotator } from "@rotator/shared/contract/rotators";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "../../problem-error.ts";
import { type EditorValues, toInput } from "./editor-values.ts";
import { editorQueries, saveRotator } from "./queries.ts";

export type SaveAnswer =
  | { kind: "saved"; rotator: Rotator }
  /** Somebody saved meanwhile: this is how it stands now. */
  | { kind: "stale"; rotator: Rotator }
  | { kind: "invalid"; fields: Record<string, string> }
  | { kind: "failed" };

/** Saves what is typed over the rotator that was seen, or makes a new one. */
export function useSave(seen: Rotator | undefined) {
  const client = useQueryClient();
  const mutation = useMutation(saveRotator);

  async function save(values: EditorValues): Promise<SaveAnswer> {
    const input = toInput(values, seen?.fallbackPhone ?? null);
    try {
      return { kind: "saved", rotator: await mutation.mutateAsync({ seen, input }) };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code === "stale" && seen) return readStale(seen.id);
      return error.code === "invalid" ? { kind: "invalid", fields: error.fields } : { kind: "failed" };
    }
  }

  async function readStale(id: string): Promise<SaveAnswer> {
    try {
      const rotator = await client.fetchQuery({ ...editorQueries.rotator(id), staleTime: 0 });
      return { kind: "stale", rotator };
    } catch {
      // The mutation's own error is shown: saving again finds it stale again, and reads it then.
      return { kind: "failed" };
    }
  }

  return { save, isSaving: mutation.isPending, error: mutation.error };
}
