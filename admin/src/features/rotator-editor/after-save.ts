import { type EditorMember, type EditorValues, isSame } from "./editor-values.ts";
import { mergeValues } from "./merge-values.ts";

/** The fields once `sent` stands saved as `saved`: what was typed while it was sent stays. */
export function afterSave(sent: EditorValues, current: EditorValues, saved: EditorValues): EditorValues {
  if (isSame(sent, current)) return saved;
  // Those who were new have got their ids, in the order in which they were sent.
  const known = new Map(sent.members.map(({ key }, index) => [key, saved.members[index]]));
  const name = (member: EditorMember): EditorMember => {
    const made = member.agentId === null ? known.get(member.key) : undefined;
    return made ? { ...made, weight: member.weight } : member;
  };
  const typed = { ...current, members: current.members.map(name) };
  const base = { ...sent, members: saved.members };
  return mergeValues(base, typed, saved).values;
}
