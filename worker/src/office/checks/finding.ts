import type { Check } from "@rotator/shared/contract/checks";
import type { CheckKey, CheckText } from "./check-words.ts";

/** What was found, before it is put into words. */
export interface Finding {
  key: CheckKey;
  state: Check["state"];
  text: CheckText;
  found?: string | number;
  command?: string;
}

export function fine(key: CheckKey): Finding {
  return { key, state: "ok", text: "fine" };
}
