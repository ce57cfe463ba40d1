import type { Rotator, RotatorInput } from "@rotator/shared/contract/rotators";
import { phoneText } from "../../phone-text.ts";

/** A CS in the list: one that is known, or one that is made when the rotator is saved. */
export interface EditorMember {
  /** Of its row; stays while it is edited. */
  key: string;
  agentId: string | null;
  name: string;
  /** Digits of a known one; of a new one as it was typed. */
  phone: string;
  weight: number | string;
}

/** What stands in the editor's fields, as it was typed. */
export interface EditorValues {
  name: string;
  domainId: string;
  slug: string;
  method: Rotator["method"];
  members: EditorMember[];
  /** What stands in the fields below the list and was not taken over yet. */
  adding: { several: boolean; name: string; phone: string; lines: string };
  messageTemplate: string;
  sticky: { enabled: boolean; days: number | string; cover: Rotator["sticky"]["cover"] };
  pixelId: string | null;
  clickEvent: string;
  consent: Rotator["consent"];
  deeplink: boolean;
  chatLink: Rotator["chatLink"];
  fallbackPhone: string;
}

export const NEW_WEIGHT = 100;
export const NOTHING_TO_ADD: EditorValues["adding"] = { several: false, name: "", phone: "", lines: "" };

const FIRST_MESSAGES = {
  en: "Hi, I would like to ask about your promo.\n(Ref: {{code}})",
  id: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
};

/** `language` is that of the deployment: the message is read by its customers. */
export function newValues(domainId: string, language: string): EditorValues {
  return {
    name: "",
    domainId,
    slug: "",
    method: "round_robin",
    members: [],
    adding: NOTHING_TO_ADD,
    messageTemplate: language === "id" ? FIRST_MESSAGES.id : FIRST_MESSAGES.en,
    sticky: { enabled: true, days: 90, cover: "return" },
    pixelId: null,
    clickEvent: "none",
    consent: { rule: "assumed", formCountries: [], honourGpc: false },
    deeplink: false,
    chatLink: "wa.me",
    fallbackPhone: "",
  };
}

export function readValues(rotator: Rotator): EditorValues {
  const { name, domainId, slug, method, messageTemplate, sticky, pixelId } = rotator;
  const { clickEvent, consent, deeplink, chatLink, fallbackPhone } = rotator;
  return {
    name,
    domainId,
    slug,
    method,
    members: rotator.members.map(({ agentId, name, phone, weight }) => ({
      key: agentId,
      agentId,
      name,
      phone,
      weight,
    })),
    adding: NOTHING_TO_ADD,
    messageTemplate,
    sticky: { enabled: sticky.enabled, days: sticky.days, cover: sticky.cover },
    pixelId,
    clickEvent,
    consent: {
      rule: consent.rule,
      formCountries: consent.formCountries,
      honourGpc: consent.honourGpc,
    },
    deeplink,
    chatLink,
    fallbackPhone: fallbackPhone === null ? "" : phoneText(fallbackPhone),
  };
}

/** What is sent; the switches of the CS are no part of it. */
export function toInput(values: EditorValues, presentBackup: string | null): RotatorInput {
  const { name, domainId, slug, method, members, messageTemplate, sticky } = values;
  const { pixelId, clickEvent, consent, deeplink, chatLink, fallbackPhone } = values;
  return {
    ...{ name, domainId, slug, method, messageTemplate, pixelId, clickEvent, consent, deeplink, chatLink },
    members: members.map(({ agentId, name, phone, weight }) => ({
      ...(agentId === null ? { name, phone } : { agentId }),
      ...(typeof weight === "number" && { weight }),
    })),
    sticky: { ...sticky, days: Number(sticky.days) },
    fallbackPhone: readBackup(fallbackPhone.trim(), presentBackup),
  };
}

// The number that is there already goes back as it came.
function readBackup(typed: string, present: string | null): string | null {
  if (typed === "") return null;
  return present !== null && typed === phoneText(present) ? present : typed;
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
