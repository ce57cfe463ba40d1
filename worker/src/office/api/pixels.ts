import {
  type Pixel,
  pixelEdit,
  pixelInput,
  pixelListSchema,
  pixelRelease,
  pixelSchema,
  pixelTestSchema,
} from "@rotator/shared/contract/pixels";
import type { Language } from "@rotator/shared/core/delivery-words";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import * as z from "zod";
import { makeDestinations } from "../conversions/destinations.ts";
import { nudgeDuePixels } from "../conversions/nudge.ts";
import { sendTestEvent } from "../conversions/send-test-event.ts";
import { ChangeRefused, refuseInvalid } from "../db/change-refused.ts";
import { loadConversionSettings, makeDefaultIfFirst } from "../db/conversion-settings.ts";
import { liftHold } from "../db/lift-hold.ts";
import { listPixels, loadPixel, type ShownPixel } from "../db/load-pixel.ts";
import { deletePixel, loadPixelUses, type PixelUses } from "../db/load-pixel-uses.ts";
import { savePixel } from "../db/save-pixel.ts";
import { syncHolds } from "../db/sync-holds.ts";
import type { OfficeEnv } from "../env.ts";
import { ApiError, notFound } from "./api-error.ts";
import { readAskedLanguage } from "./asked-language.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const params = z.object({ id: z.string() });

const list = defineRoute("pixels:read", {
  method: "get",
  path: "/pixels",
  responses: { 200: jsonOf(pixelListSchema, "All pixels, the oldest first."), ...PROBLEMS },
});

const create = defineRoute("pixels:write", {
  method: "post",
  path: "/pixels",
  request: { body: bodyOf(pixelInput) },
  responses: { 201: jsonOf(pixelSchema, "The new pixel, without its token."), ...PROBLEMS },
});

const read = defineRoute("pixels:read", {
  method: "get",
  path: "/pixels/{id}",
  request: { params },
  responses: { 200: jsonOf(pixelSchema, "The pixel, without its token."), ...PROBLEMS },
});

const edit = defineRoute("pixels:write", {
  method: "put",
  path: "/pixels/{id}",
  request: { params, body: bodyOf(pixelEdit) },
  responses: { 200: jsonOf(pixelSchema, "The pixel as it is now."), ...PROBLEMS },
});

const remove = defineRoute("pixels:write", {
  method: "delete",
  path: "/pixels/{id}",
  request: { params },
  responses: { 204: { description: "It is gone." }, ...PROBLEMS },
});

const test = defineRoute("pixels:write", {
  method: "post",
  path: "/pixels/{id}/test",
  request: { params },
  responses: { 200: jsonOf(pixelTestSchema, "What Meta said to a made-up event."), ...PROBLEMS },
});

const release = defineRoute("pixels:write", {
  method: "post",
  path: "/pixels/{id}/release",
  request: { params, body: bodyOf(pixelRelease) },
  responses: { 200: jsonOf(pixelSchema, "No longer held: its events are tried again."), ...PROBLEMS },
});

export const pixelRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const language = readAskedLanguage(c.req.header("accept-language"));
    const [pixels, uses] = await Promise.all([listPixels(c.env.DB), loadPixelUses(c.env.DB)]);
    return c.json({ items: pixels.map((pixel) => showPixel(pixel, uses.get(pixel.id), language)) }, 200);
  })
  .openapi(create, async (c) => {
    const { id } = await savePixel(c.env, c.req.valid("json"));
    await makeDefaultIfFirst(c.env.DB, id, Date.now());
    const pixel = await getPixel(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "pixel.created", id, undefined, pixel);
    return c.json(await answerPixel(c.env.DB, pixel, c.req.header("accept-language")), 201);
  })
  .openapi(read, async (c) => {
    const pixel = await getPixel(c.env.DB, c.req.valid("param").id);
    return c.json(await answerPixel(c.env.DB, pixel, c.req.header("accept-language")), 200);
  })
  .openapi(edit, async (c) => {
    const { id } = c.req.valid("param");
    const { version, ...input } = c.req.valid("json");
    const before = await getPixel(c.env.DB, id);
    const { released } = await savePixel(c.env, input, { id, version });
    if (released) await sendHeld(c.env);
    const pixel = await getPixel(c.env.DB, id);
    const after = { ...pixel, newToken: input.accessToken !== undefined };
    await audit(c.env.DB, c.var.actor, "pixel.updated", id, before, after);
    return c.json(await answerPixel(c.env.DB, pixel, c.req.header("accept-language")), 200);
  })
  .openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    const before = await getPixel(c.env.DB, id);
    if (!(await deletePixel(c.env.DB, id))) throw refuseUsed((await loadPixelUses(c.env.DB, id)).get(id));
    await audit(c.env.DB, c.var.actor, "pixel.deleted", id, before, undefined);
    return c.body(null, 204);
  })
  .openapi(test, async (c) => {
    const { id } = c.req.valid("param");
    const { platform } = await getPixel(c.env.DB, id);
    const destination = makeDestinations(c.env, await loadConversionSettings(c.env.DB))[platform];
    const language = readAskedLanguage(c.req.header("accept-language"));
    const answer = await sendTestEvent(c.env, id, destination, language);
    if (answer === undefined) throw notFound("pixel");
    const { ok, words } = answer;
    if ("problem" in answer)
      return c.json({ ok, problem: answer.problem, answer: null, released: false, words }, 200);
    const { delivery, released } = answer;
    if (released) await sendHeld(c.env);
    const problem = delivery.outcome === "delivered" ? null : delivery.reason;
    await audit(c.env.DB, c.var.actor, "pixel.tested", id, undefined, { ok, problem, released });
    return c.json({ ok, problem, answer: delivery.answer, released, words }, 200);
  })
  .openapi(release, async (c) => {
    const { id } = c.req.valid("param");
    const { version } = c.req.valid("json");
    const before = await getPixel(c.env.DB, id);
    refuseInvalid(before.enabled ? {} : { enabled: "off" });
    if (before.version !== version) throw new ChangeRefused({ kind: "stale" });
    if (await liftHold(c.env.DB, id, version)) await sendHeld(c.env);
    const pixel = await getPixel(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "pixel.released", id, before, pixel);
    return c.json(await answerPixel(c.env.DB, pixel, c.req.header("accept-language")), 200);
  });

async function getPixel(db: D1Database, id: string): Promise<ShownPixel> {
  const pixel = await loadPixel(db, id);
  if (!pixel) throw notFound("pixel");
  return pixel;
}

async function answerPixel(db: D1Database, pixel: ShownPixel, header: string | undefined): Promise<Pixel> {
  const uses = await loadPixelUses(db, pixel.id);
  return showPixel(pixel, uses.get(pixel.id), readAskedLanguage(header));
}

const UNUSED: PixelUses = { rotators: [], isDefault: false, openEvents: 0 };

function showPixel(pixel: ShownPixel, usedBy: PixelUses = UNUSED, language: Language): Pixel {
  const { hold } = pixel;
  if (hold === null) return { ...pixel, hold, usedBy };
  const words = describeDelivery(hold.reason, language, hold.answer?.subcode);
  return { ...pixel, hold: { ...hold, words }, usedBy };
}

/** What was held goes out now. */
async function sendHeld(env: OfficeEnv): Promise<void> {
  await syncHolds(env.DB, Date.now());
  await nudgeDuePixels(env);
}

function refuseUsed(uses: PixelUses | undefined): ApiError {
  if (uses === undefined) return notFound("pixel");
  const { rotators, isDefault, openEvents } = uses;
  const hanging = [
    ...(rotators.length > 0 ? [`rotators: ${rotators.map(({ name }) => name).join(", ")}`] : []),
    ...(isDefault ? ["it is the default pixel"] : []),
    ...(openEvents > 0 ? [`events neither accepted nor refused yet: ${openEvents}`] : []),
  ];
  return new ApiError(409, "in_use", `This pixel is in use (${hanging.join("; ")}).`, {
    ...(rotators.length > 0 && { rotators: "in_use" }),
    ...(isDefault && { isDefault: "in_use" }),
    ...(openEvents > 0 && { openEvents: "in_use" }),
  });
}
