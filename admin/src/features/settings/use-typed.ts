import { useState } from "react";

/** What was typed over what is kept: where nothing was, it shows what somebody else saved since, and saves that. */
export function useTyped<T extends object>(kept: T) {
  const [typed, setTyped] = useState<Partial<T>>({});
  const input: T = { ...kept, ...typed };
  return {
    input,
    isChanged: JSON.stringify(input) !== JSON.stringify(kept),
    type: (change: Partial<T>) => setTyped((typed) => ({ ...typed, ...change })),
    forget: () => setTyped({}),
  };
}
