import type { AlarmKind } from "@rotator/shared/core/alarm";

interface AlarmPlace {
  text: "pixel" | "pixels" | "link" | "checks" | "privacy" | "domains";
  to: string;
}

const PIXEL = { text: "pixel", to: "/conversions/pixels#" } as const;
const CHECKS = { text: "checks", to: "/settings/checks" } as const;

const PLACES: Record<AlarmKind, AlarmPlace> = {
  token_refused: PIXEL,
  events_held: PIXEL,
  blocked_by_policy: PIXEL,
  nothing_accepted: PIXEL,
  flood: { text: "link", to: "/rotators/" },
  no_pixel: { text: "pixels", to: "/conversions/pixels" },
  domain_broken: { text: "domains", to: "/settings/domains#" },
  clicks_lost: CHECKS,
  dead_letters: CHECKS,
  database_full: { text: "privacy", to: "/settings/privacy" },
};

/** Where an alarm is mended. */
export function findAlarmPlace(kind: AlarmKind, subjectId: string | null): AlarmPlace {
  const { text, to } = PLACES[kind];
  return { text, to: to + (subjectId ?? "") };
}
