import type { InferSelectModel } from "drizzle-orm";
import { conversionEvents } from "./schema.ts";

/** All but the facts, which tell who it was. */
export const SHOWN_COLUMNS = {
  id: conversionEvents.id,
  pixelId: conversionEvents.pixelId,
  rotatorId: conversionEvents.rotatorId,
  eventName: conversionEvents.eventName,
  eventId: conversionEvents.eventId,
  eventAt: conversionEvents.eventAt,
  personId: conversionEvents.personId,
  visitorId: conversionEvents.visitorId,
  clickId: conversionEvents.clickId,
  status: conversionEvents.status,
  dueAt: conversionEvents.dueAt,
  tries: conversionEvents.tries,
  startedAt: conversionEvents.startedAt,
  heldAt: conversionEvents.heldAt,
  heldMs: conversionEvents.heldMs,
  reason: conversionEvents.reason,
  answer: conversionEvents.answer,
  matchKeys: conversionEvents.matchKeys,
  createdAt: conversionEvents.createdAt,
  finishedAt: conversionEvents.finishedAt,
};

export type ShownConversionEvent = Pick<
  InferSelectModel<typeof conversionEvents>,
  keyof typeof SHOWN_COLUMNS
>;
