import { randomBytes } from "node:crypto";
import { makeId } from "../shared/src/core/id.ts";
import { HOST } from "./publish.mjs";

/** Words that no line of a log and no byte to Meta may hold. */
export const MARKERS = {
  email: "zqmail",
  name: "zqname",
  custom: "zqvalue",
  phone: "81770001",
};
export const IP = /\b114\.10\.\d{1,3}\.\d{1,3}\b|2001:db8:/;

const USER_AGENT =
  "Mozilla/5.0 (Linux; Android 14; SM-A556E Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 352.0.0.38.100 Android";
const NOT_CONSENTED = ["refused", "gpc", "never", "needs_form"];
const NOT_HUMAN = ["bot", "preview", "prefetch", "flood"];
let made = 0;

export function newId(prefix, atMs) {
  return makeId(prefix, atMs, randomBytes(16));
}

export function makePack(clicks) {
  return { v: 1, id: newId("pck", Date.now()), clicks, lost: 0 };
}

/** A click from an ad whose landing page put the visitor's data into the address. */
export function makeClick(link, at, more = {}) {
  const number = ++made;
  const query = new URLSearchParams({
    utm_source: "ig",
    utm_campaign: "Promo November",
    utm_content: `${MARKERS.email}${number}@example.com`,
    fbclid: `IwZXh0bgNhZW0${String(number).padStart(12, "0")}aZ3_x-Q7`,
    name: `${MARKERS.name} ${number}`,
    email: `${MARKERS.email}${number}@example.com`,
    phone: `0${MARKERS.phone}${String(number).padStart(5, "0")}`,
    k_budget: `${MARKERS.custom}-${number}`,
    k_email: `${MARKERS.email}${number}@example.com`,
  });
  return {
    id: newId("clk", at),
    at,
    rotatorId: link.id,
    agentId: link.members[number % link.members.length].id,
    visitorId: newId("vis", at),
    choice: "turn",
    rosterVersion: 1,
    verdict: "human",
    consent: "given",
    url: `https://${HOST}/wa/${link.name}`,
    query: query.toString(),
    userAgent: USER_AGENT,
    language: "id-ID,id;q=0.9",
    ip:
      number % 3 === 0
        ? `2001:db8:${(number >> 8).toString(16)}:${(number & 255).toString(16)}::7`
        : `114.10.${(number >> 8) & 255}.${number & 255}`,
    country: "ID",
    region: "West Java",
    city: "Bandung",
    referrerHost: "l.instagram.com",
    fbc: `fb.1.${at}.`,
    ...more,
  };
}

/** What must make no event: machines, floods, and people who did not consent. */
export function makeUntold(links, count, at) {
  const verdicts = NOT_HUMAN.map((verdict) => ({ verdict, visitorId: undefined, choice: "none" }));
  const consents = NOT_CONSENTED.map((consent) => ({ consent }));
  const kinds = [...verdicts, ...consents];
  return Array.from({ length: count }, (_, i) =>
    makeClick(links[i % links.length], at(), kinds[i % kinds.length]),
  );
}

export function shuffle(list) {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

export function cutIntoPacks(clicks, size) {
  const packs = [];
  for (let i = 0; i < clicks.length; i += size) packs.push(makePack(clicks.slice(i, i + size)));
  return packs;
}
