import { TimeLimitError } from "../time-limit.ts";

// D1's documented errors that say nothing of the statement; a missing table or column says that the deployment is ahead of its migrations.
const UNAVAILABLE =
  /network connection lost|connection (?:closed|reset)|disconnected|overloaded|too many (?:api |sub)?requests|rate limit|\breset\b|internal error|timed? ?out|exceeded.*(?:timeout|limit|maximum|size)|transient issue|cannot resolve|storage (?:operation|error|caused|limit)|SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOMEM|INTERRUPT|AUTH)|database is locked|disk|no such (?:table|column)|has no column|service unavailable|D1 is unavailable|maintenance/i;

/** True for errors that would come for any clicks: waiting helps, and no click is to blame. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return error instanceof TimeLimitError || UNAVAILABLE.test(describeError(error));
}

/** An error's own words, without the values that it may have met. */
export function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, 200);
}
