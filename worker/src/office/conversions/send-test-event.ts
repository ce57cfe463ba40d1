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

function describeTest(delivery: Delivery, language: Language): Words {
  if (delivery.outcome === "delivered") return ACCEPTED_WORDS[language];
  const { outcome, reason, answer } = delivery;
  const words = describeDelivery(reason, language, answer.subcode);
  if (outcome === "retry") return { ...words, nextStep: (AGAIN_WORDS[reason] ?? AGAIN)[language] };
  if (reason === "refused") return { ...words, nextStep: describeRefusal(answer.message, language) };
  return words;
}

/** There is no event whose detail could be read. */
function describeRefusal(message: string | undefined, language: Language): string {
  const said = message === undefined ? "" : `${QUOTED_WORDS[language]} “${message}”. `;
  return `${said}${REFUSED_WORDS[language]}`;
}

const ACCEPTED_WORDS: Record<Language, Words> = {
  en: {
    title: "Meta accepted the test event.",
    nextStep: "See it in Events Manager › Test events, where it appears within a minute.",
  },
  id: {
    title: "Event uji diterima Meta.",
    nextStep: "Lihat di Events Manager › Test events, muncul dalam satu menit.",
  },
};

const AGAIN: Record<Language, string> = {
  en: "Send the test event again in some minutes.",
  id: "Kirim lagi event uji beberapa menit lagi.",
};

// An event is tried again by itself, a test is not.
const AGAIN_WORDS: Partial<Record<DeliveryReason, Record<Language, string>>> = {
  unreadable_answer: {
    en: "Check the pixel's Graph version and the deployment's META_GRAPH_URL, and send the test event again.",
    id: "Periksa versi Graph di pixel dan META_GRAPH_URL di server, lalu kirim lagi event uji.",
  },
  blocked_by_policy: {
    en: "Open Business Support Home at Meta and settle it there, then send the test event again.",
    id: "Buka Business Support Home di Meta dan selesaikan di sana, lalu kirim lagi event uji.",
  },
  unknown_error: {
    en: "Send the test event again in some minutes. If it lasts, ask Meta's support with the error code and the trace id.",
    id: "Kirim lagi event uji beberapa menit lagi. Kalau berlanjut, hubungi support Meta dengan kode error dan trace id.",
  },
};

const QUOTED_WORDS: Record<Language, string> = { en: "Meta's own words:", id: "Pesan dari Meta:" };

const REFUSED_WORDS: Record<Language, string> = {
  en: "Change what Meta names, and send the test event again. If that does not help, ask Meta's support with the error code and the trace id.",
  id: "Perbaiki yang disebut Meta, lalu kirim lagi event uji. Kalau tidak membantu, hubungi support Meta dengan kode error dan trace id.",
};

const NO_CODE_WORDS: Record<Language, Words> = {
  en: {
    title: "This pixel has no test event code.",
    nextStep:
      "Copy the code from Events Manager › Test events into the pixel, save, and send the test event.",
  },
  id: {
    title: "Pixel ini belum punya kode test event.",
    nextStep: "Salin kode dari Events Manager › Test events ke pixel, simpan, lalu kirim event uji.",
  },
};
