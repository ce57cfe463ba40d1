import { useState } from "react";

/** Which of the shown are ticked; what is not shown any more is not. */
export function useChosen(shown: readonly { id: string }[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen: new Set(shown.map(({ id }) => id).filter((id) => ticked.has(id))),
    choose: (ids: readonly string[], isChosen: boolean) =>
      setTicked((before) => {
        const after = new Set(before);
        for (const id of ids) {
          if (isChosen) after.add(id);
          else after.delete(id);
        }
        return after;
      }),
    none: () => setTicked(new Set()),
  };
}
