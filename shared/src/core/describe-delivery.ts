import type { DeliveryReason } from "./conversion.ts";
import { DELIVERY_WORDS, type Language, type Words, WORDS_BY_SUBCODE } from "./delivery-words.ts";

/** What a person reads of an event that was not accepted, or of a pixel that is held. */
export function describeDelivery(reason: DeliveryReason, language: Language, subcode?: number): Words {
  const special = subcode === undefined ? undefined : WORDS_BY_SUBCODE[reason]?.[subcode];
  const [title, nextStep] = (special ?? DELIVERY_WORDS[reason])[language];
  return { title, nextStep };
}
