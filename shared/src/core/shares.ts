export interface RosterMember {
  agentId: string;
  weight: number;
  state: string;
}

/** Who could serve with which weight, from when; who was off is not in it. */
export interface Roster {
  version: number;
  createdAt: number;
  members: RosterMember[];
}

/** What was due to each, in turns: of the turns of every roster, its share by the weights that held then. */
export function sumDue(
  rosters: readonly Roster[],
  turns: ReadonlyMap<number, number>,
): { due: Map<string, number>; withoutRoster: number } {
  const byVersion = new Map(rosters.map((roster) => [roster.version, roster]));
  const due = new Map<string, number>();
  let withoutRoster = 0;
  for (const [version, count] of turns) {
    const serving = (byVersion.get(version)?.members ?? []).filter(takesTurns);
    const total = serving.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) withoutRoster += count;
    for (const { agentId, weight } of serving)
      due.set(agentId, (due.get(agentId) ?? 0) + (count * weight) / total);
  }
  return { due, withoutRoster };
}

/** The roster that held at a time; takes them in the order of their versions. */
export function findRosterAt(rosters: readonly Roster[], atMs: number): Roster | undefined {
  return rosters.findLast(({ createdAt }) => createdAt <= atMs);
}

export interface AwaySpan {
  state: "off" | "drain" | "absent";
  from: number;
  to: number;
}

/** When an agent got no turns between two times: `absent` before its first roster. Takes rosters in the order of their versions. */
export function findAway(
  rosters: readonly Roster[],
  agentId: string,
  fromMs: number,
  toMs: number,
): AwaySpan[] {
  const spans: AwaySpan[] = [];
  let known = false;
  for (const [index, { members, createdAt }] of rosters.entries()) {
    const member = members.find((candidate) => candidate.agentId === agentId);
    known ||= member !== undefined;
    const from = Math.max(createdAt, fromMs);
    const to = Math.min(rosters[index + 1]?.createdAt ?? toMs, toMs);
    if (from >= to || (member && takesTurns(member))) continue;
    addSpan(spans, { state: member ? "drain" : known ? "off" : "absent", from, to });
  }
  return spans;
}

function addSpan(spans: AwaySpan[], span: AwaySpan): void {
  const last = spans.at(-1);
  if (last?.state === span.state && last.to === span.from) last.to = span.to;
  else spans.push(span);
}

function takesTurns({ weight, state }: RosterMember): boolean {
  return state === "active" && weight > 0;
}
