import {
  type ConversionEvent,
  conversionCountsSchema,
  conversionEventDetailSchema,
  conversionEventFilter,
  conversionEventSchema,
  countsQuery,
  matchQualitySchema,
  sendAgainInput,
  sendAgainSchema,
} from "@rotator/shared/contract/conversion-events";
import { pageOf } from "@rotator/shared/contract/page";
import type { Language } from "@rotator/shared/core/delivery-words";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { describeMatchKey } from "@rotator/shared/core/match-keys";
import * as z from "zod";
import { nudgeDuePixels } from "../conversions/nudge.ts";
import { OLDEST_EVENT_MS } from "../conversions/time-left.ts";
import type { ShownConversionEvent } from "../db/conversion-event-columns.ts";
import { countConversions } from "../db/count-conversions.ts";
import { loadGeneralSettings } from "../db/general-settings.ts";
import { listConversionEvents } from "../db/list-conversion-events.ts";
import { loadConversionEvent } from "../db/load-conversion-event.ts";
import { loadMatchQuality } from "../db/load-match-quality.ts";
import { readRotator } from "../db/read-rotator.ts";
import { explainLeft, sendAgain } from "../db/send-again.ts";
import type { Actor } from "./actor.ts";
import { notFound } from "./api-error.ts";
import { readAskedLanguage } from "./asked-language.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { findEventIds } from "./find-event-ids.ts";
import { makeRoutes } from "./make-routes.ts";

const params = z.object({ id: z.string() });

const list = defineRoute("conversion-events:read", {
  method: "get",
  path: "/conversion-events",
  request: { query: conversionEventFilter },
  responses: {
    200: jsonOf(
      pageOf(conversionEventSchema),
      "Events, the newest first. A page may have few, or none, and others after it.",
    ),
    ...PROBLEMS,
  },
});

const counts = defineRoute("conversion-events:read", {
  method: "get",
  path: "/conversion-events/counts",
  request: { query: countsQuery },
  responses: {
    200: jsonOf(conversionCountsSchema, "Made, accepted, refused and open, by day."),
    ...PROBLEMS,
  },
});

const read = defineRoute("conversion-events:read", {
  method: "get",
  path: "/conversion-events/{id}",
  request: { params },
  responses: { 200: jsonOf(conversionEventDetailSchema, "The event."), ...PROBLEMS },
});

const again = defineRoute("conversion-events:write", {
  method: "post",
  path: "/conversion-events/send-again",
  request: { body: bodyOf(sendAgainInput) },
  responses: { 200: jsonOf(sendAgainSchema, "How many are due again, and why others are not."), ...PROBLEMS },
});

const quality = defineRoute("reports:read", {
  method: "get",
  path: "/rotators/{id}/match-quality",
  request: { params },
  responses: {
    200: jsonOf(matchQualitySchema, "What the rotator's last accepted events could be matched by."),
    ...PROBLEMS,
  },
});

export const conversionEventRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { from: fromMs, to: toMs, ...filter } = c.req.valid("query");
    const language = readAskedLanguage(c.req.header("accept-language"));
    const { events, nextCursor } = await listConversionEvents(c.env.DB, { ...filter, fromMs, toMs });
    const items = events.map((event) => showEvent(event, language));
    return c.json({ items, nextCursor: nextCursor ?? null }, 200);
  })
  .openapi(counts, async (c) => {
    const { from, to } = c.req.valid("query");
    const { timeZone } = await loadGeneralSettings(c.env);
    return c.json({ timeZone, ...(await countConversions(c.env.DB, timeZone, from, to)) }, 200);
  })
  .openapi(read, async (c) => {
    const event = await loadConversionEvent(c.env.DB, c.req.valid("param").id);
    if (!event) throw notFound("event");
    const shown = showEvent(event, readAskedLanguage(c.req.header("accept-language")));
    if (!maySeePayload(c.var.actor)) return c.json({ ...shown, payload: null, answer: null }, 200);
    return c.json({ ...shown, payload: event.facts, answer: event.answer }, 200);
  })
  .openapi(again, async (c) => {
    const asked = c.req.valid("json");
    const { ids, nextCursor } = await findEventIds(c.env.DB, asked);
    const nowMs = Date.now();
    const oldestMs = nowMs - OLDEST_EVENT_MS;
    const sent = new Set((await sendAgain(c.env.DB, ids, oldestMs, nowMs)).ids);
    const left = ids.filter((id) => !sent.has(id));
    const why = await explainLeft(c.env.DB, left, oldestMs);
    if (sent.size > 0) await nudgeDuePixels(c.env);
    const answer = { sent: sent.size, left: left.length, why, nextCursor };
    const change = { ...asked, ...answer };
    await audit(
      c.env.DB,
      c.var.actor,
      "conversion_events.sent_again",
      "conversion-events",
      undefined,
      change,
    );
    return c.json(answer, 200);
  })
  .openapi(quality, async (c) => {
    const language = readAskedLanguage(c.req.header("accept-language"));
    const { id } = c.req.valid("param");
    if (!(await readRotator(c.env.DB, id))) throw notFound("rotator");
    const { events, keys } = await loadMatchQuality(c.env.DB, id);
    const hinted = keys.map((row) => ({ ...row, hint: describeMatchKey(row.key, language) }));
    return c.json({ events, keys: hinted }, 200);
  });

/** A machine has no need of what is known of a visitor, masked or not. */
function maySeePayload(actor: Actor): boolean {
  return actor.kind === "user" && actor.role !== "staff";
}

function showEvent(event: ShownConversionEvent, language: Language): ConversionEvent {
  const { id, pixelId, rotatorId, eventName, eventId, eventAt, personId, visitorId, clickId } = event;
  const { status, dueAt, tries, heldAt, reason, answer, matchKeys, createdAt, finishedAt } = event;
  return {
    ...{ id, pixelId, rotatorId, eventName, eventId, eventAt, personId, visitorId, clickId },
    ...{ status, dueAt, tries, heldAt, reason, matchKeys, createdAt, finishedAt },
    words: reason === null ? null : describeDelivery(reason, language, answer?.subcode),
  };
}
