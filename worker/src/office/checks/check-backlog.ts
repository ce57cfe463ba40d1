import type { Backlog } from "../db/load-backlog.ts";
import type { CheckKey, CheckText } from "./check-words.ts";
import { type Finding, fine } from "./finding.ts";

const LATE_SECONDS = 300;

const KEYS = ["publishing", "inbox", "events", "dead_letters", "lost_clicks", "database_size"] as const;

/** What waits and what failed. */
export function checkBacklog(backlog: Backlog | undefined): Finding[] {
  if (backlog === undefined) return KEYS.map((key) => ({ key, state: "fail", text: "not_looked" }));
  const { unpublished, inbox, conversions, deadLetters, lostClicks, database } = backlog;
  const late = ({ oldestAgeSeconds }: { oldestAgeSeconds: number }) => oldestAgeSeconds > LATE_SECONDS;
  return [
    judge("publishing", late(unpublished), "fail", "late", unpublished.rotators),
    judge("inbox", late(inbox), "fail", "late", inbox.packs),
    conversions.held > 0
      ? judge("events", true, "warn", "held", conversions.held)
      : judge("events", late(conversions), "warn", "late", conversions.waiting),
    judge("dead_letters", deadLetters.lastDay > 0, "warn", "put_aside", deadLetters.lastDay),
    judge("lost_clicks", lostClicks.lastDay > 0, "warn", "lost", lostClicks.lastDay),
    judge("database_size", database.alarm, "warn", "filling_up", Math.round(database.bytes / 1e6)),
  ];
}

function judge(
  key: CheckKey,
  isWrong: boolean,
  state: Finding["state"],
  text: CheckText,
  found: number,
): Finding {
  return isWrong ? { key, state, text, found } : fine(key);
}
