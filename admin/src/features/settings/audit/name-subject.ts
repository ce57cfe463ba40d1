interface Pictured {
  actor: string | null;
  action: string;
  subjectId: string | null;
  before: unknown;
  after: unknown;
}

const NAMES = ["name", "host", "email", "userName", "agentName", "phone"];

/** What a change is about, by the name that its pictures have; else by its id, where that says anything. */
export function nameSubject({ actor, action, subjectId, before, after }: Pictured): string | undefined {
  // Their id says which.
  if (action.startsWith("settings.") || action.startsWith("alarm_channel.")) return subjectId ?? undefined;
  for (const picture of [after, before]) {
    for (const name of NAMES) {
      const value: unknown = readField(picture, name);
      if (typeof value === "string" && value !== "") return value;
    }
  }
  // Whoever did it to himself is named already; an invitation is for nobody yet.
  if (actor === `user:${subjectId}` || action.startsWith("invitation.")) return undefined;
  return subjectId ?? undefined;
}

const SETTING_GROUPS = ["general", "conversions", "retention", "privacy", "logo"] as const;

export function isSettingGroup(subject: string): subject is (typeof SETTING_GROUPS)[number] {
  return SETTING_GROUPS.some((group) => group === subject);
}

function readField(picture: unknown, name: string): unknown {
  if (typeof picture !== "object" || picture === null) return undefined;
  return Object.entries(picture).find(([key]) => key === name)?.[1];
}
