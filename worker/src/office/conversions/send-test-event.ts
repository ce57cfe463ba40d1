import type { DeliveryReason } from "@rotator/shared/core/conversion";
import type { Language, Words } from "@rotator/shared/core/delivery-words";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { liftHold } from "../db/lift-hold.ts";
import { loadFirstLink } from "../db/load-first-link.ts";
import { loadSealedPixel } from "../db/load-sealed-pixel.ts";
import { newId } from "../db/new-id.ts";
import type { Delivery, Destination, OutgoingEvent } from "./destination.ts";
import { openPixel } from "./open-pixel.ts";

interface TestEnv {
  DB: D1Database;
  ENCRYPTION_KEY?: string;
}

export type TestAnswer =
  /** `released`: the pixel was held and is no longer, so what it held should go out. */
  | { ok: boolean; delivery: Delivery; released: boolean; words: Words }
  | { ok: false; problem: "no_test_event_code"; words: Words };

/** Sends one made-up event that Meta shows under "Test events"; undefined where there is no such pixel. */
export async function sendTestEvent(
  env: TestEnv,
  pixelId: string,
  destination: Destination,
  language: Language,
): Promise<TestAnswer | undefined> {
  const sealed = await loadSealedPixel(env.DB, pixelId);
  if (sealed === undefined) return undefined;
  const { testEventCode, version } = sealed;
  if (testEventCode === null)
    return { ok: false, problem: "no_test_event_code", words: NO_CODE_WORDS[language] };

  const nowMs = Date.now();
  const pixel = await openPixel(env, sealed);
  const event = makeTestEvent(await loadFirstLink(env.DB), nowMs);
  const delivery = pixel ? await destination.deliver(pixel, [event], nowMs, testEventCode) : UNREADABLE;
  const ok = delivery.outcome === "delivered";
  const released = ok && (await liftHold(env.DB, pixelId, version));
  return { ok, delivery, released, words: describeTest(delivery, language) };
}

const UNREADABLE: Delivery = { outcome: "hold", reason: "token_unreadable", answer: {} };

/** Of nobody: the address is one of those that documentation uses. */
function makeTestEvent(link: string | undefined, nowMs: number): OutgoingEvent {
  return {
    eventId: newId("evt", nowMs),
    eventName: "ViewContent",
    eventAt: nowMs,
    visitorId: newId("vis", nowMs),
    facts: {
      url: link ?? "https://example.com/",
      ip: "203.0.113.7",
      userAgent: "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
      country: "ID",
    },
  };
}

// Of these people are told that it is tried again by itself, which a test is not.
const PASSING: ReadonlySet<DeliveryReason> = new Set([
  "no_answer",
  "server_error",
  "temporary_error",
  "throttled",
]);

function describeTest(delivery: Delivery, language: Language): Words {
  if (delivery.outcome === "delivered") return ACCEPTED_WORDS[language];
  const words = describeDelivery(delivery.reason, language, delivery.answer.subcode);
  return PASSING.has(delivery.reason) ? { ...words, nextStep: AGAIN_WORDS[language] } : words;
}

const ACCEPTED_WORDS: Record<Language, Words> = {
  en: {
    title: "Meta accepted the test event.",
    nextStep: "See it in Events Manager → Test events, where it appears within a minute.",
  },
  id: {
    title: "Event uji diterima Meta.",
    nextStep: "Lihat di Events Manager → Test events, muncul dalam satu menit.",
  },
};

const AGAIN_WORDS: Record<Language, string> = {
  en: "Send the test event again in some minutes.",
  id: "Kirim lagi event uji beberapa menit lagi.",
};

const NO_CODE_WORDS: Record<Language, Words> = {
  en: {
    title: "This pixel has no test event code.",
    nextStep:
      "Copy the code from Events Manager → Test events into the pixel, save, and send the test event.",
  },
  id: {
    title: "Pixel ini belum punya kode test event.",
    nextStep: "Salin kode dari Events Manager → Test events ke pixel, simpan, lalu kirim event uji.",
  },
};
