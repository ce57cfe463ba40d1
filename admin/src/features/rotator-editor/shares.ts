import type { Rotator } from "@rotator/shared/contract/rotators";
import type { EditorMember } from "./editor-values.ts";

/** Each row's part of the turns, 0 to 1; 0 for who takes none. `serves` says whose switches are on. */
export function sharesOf(
  members: readonly EditorMember[],
  method: Rotator["method"],
  serves: (member: EditorMember) => boolean,
): number[] {
  const weights = members.map((member) => {
    if (!serves(member)) return 0;
    return method === "weighted" ? Math.max(0, Number(member.weight)) : 1;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (all === 0 ? 0 : weight / all));
}
