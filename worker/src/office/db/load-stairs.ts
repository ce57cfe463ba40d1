import type { Stairs } from "@rotator/shared/contract/reports";
import { countToldEvents } from "./count-told-events.ts";
import { countVerdicts } from "./count-verdicts.ts";
import type { TimeSpan } from "./id-range.ts";

/** From all requests to the events that the platform accepted, of all rotators or of one. */
export async function loadStairs(
  db: D1Database,
  span: TimeSpan,
  rotatorId: string | undefined,
): Promise<Stairs> {
  const [[counts], events] = await Promise.all([
    countVerdicts(db, [span], rotatorId),
    countToldEvents(db, span, rotatorId),
  ]);
  const { people = 0, repeats = 0, floods = 0, previews = 0, bots = 0, prefetches = 0 } = counts ?? {};
  return {
    all: people + repeats + floods + previews + bots + prefetches,
    previewsAndBots: previews + bots,
    prefetches,
    floods,
    doubleTaps: repeats,
    people,
    eventsMade: events.made,
    eventsAccepted: events.accepted,
  };
}
