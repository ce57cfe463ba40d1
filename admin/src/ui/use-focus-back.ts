import { useEffect, useState } from "react";

/** For a drawer or dialog that is there only while it is open: where the focus was, it goes back to. */
export function useFocusBack(): void {
  const [opener] = useState(findOpener);
  useEffect(
    () => () => {
      if (opener?.isConnected === true) opener.focus();
    },
    [opener],
  );
}

/** A menu is gone by then; its button stays. */
function findOpener(): HTMLElement | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
  const menu = focused.closest("[role='menu']");
  if (!menu) return focused;
  return document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`) ?? undefined;
}
