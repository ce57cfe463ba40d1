import { type EditorMember, type EditorValues, isSame } from "./editor-values.ts";

export const MERGED_FIELDS = [
  "name",
  "domainId",
  "slug",
  "method",
  "members",
  "messageTemplate",
  "sticky",
  "pixelId",
  "clickEvent",
  "consent",
  "deeplink",
  "chatLink",
  "fallbackPhone",
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

export interface Merged {
  values: EditorValues;
  /** Changed by others alone: their word stands. */
  taken: MergedField[];
  /** Changed by both: what was typed here stays. */
  kept: MergedField[];
}

/** Joins what was typed over `base` with what others saved since. */
export function mergeValues(base: EditorValues, mine: EditorValues, theirs: EditorValues): Merged {
  const values = { ...mine };
  const taken: MergedField[] = [];
  const kept: MergedField[] = [];
  for (const field of MERGED_FIELDS) {
    if (field === "members") continue;
    if (isSame(base[field], theirs[field]) || isSame(mine[field], theirs[field])) continue;
    if (!isSame(base[field], mine[field])) kept.push(field);
    else {
      Object.assign(values, { [field]: theirs[field] });
      taken.push(field);
    }
  }

  const members = mergeMembers(base.members, mine.members, theirs.members);
  values.members = members.list;
  if (!isSame(idsOf(members.list), idsOf(mine.members)) || members.taken) taken.push("members");
  if (members.kept) kept.push("members");
  return { values, taken, kept };
}

/** Who was added or taken out by either is so in the end; the order is mine where I changed it. */
function mergeMembers(base: EditorMember[], mine: EditorMember[], theirs: EditorMember[]) {
  const before = new Map(base.map((member) => [member.agentId, member]));
  const now = new Map(theirs.map((member) => [member.agentId, member]));
  let taken = false;
  let kept = false;
  const weigh = (member: EditorMember): EditorMember => {
    const old = before.get(member.agentId);
    const other = now.get(member.agentId);
    if (!old || !other) return member;
    const { name, phone } = other;
    if (old.weight === other.weight || member.weight === other.weight) return { ...member, name, phone };
    if (member.weight === old.weight) taken = true;
    else kept = true;
    return { ...member, name, phone, weight: member.weight === old.weight ? other.weight : member.weight };
  };
  const stay = mine.filter(({ agentId }) => agentId === null || now.has(agentId) || !before.has(agentId));
  const added = theirs.filter(
    ({ agentId }) => !before.has(agentId) && mine.every((member) => member.agentId !== agentId),
  );
  const joined = [...stay.map(weigh), ...added];
  const reordered = !isSame(idsOf(base), idsOf(mine));
  const list = reordered ? joined : orderAs(joined, theirs);
  return { list, taken, kept };
}

function orderAs(list: EditorMember[], order: EditorMember[]): EditorMember[] {
  const place = new Map(order.map(({ agentId }, index) => [agentId, index]));
  const of = ({ agentId }: EditorMember) => place.get(agentId) ?? order.length;
  return list.toSorted((a, b) => of(a) - of(b));
}

function idsOf(members: EditorMember[]): string[] {
  return members.map(({ agentId, key }) => agentId ?? key);
}
