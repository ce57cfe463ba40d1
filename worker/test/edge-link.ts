import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { makeId } from "@rotator/shared/core/id";
import type { PublishedMember, PublishedRotator } from "@rotator/shared/core/published-rotator";
import { answer } from "../src/edge/answer.ts";
import type { VisitRequest } from "../src/edge/answer-link.ts";
import type { EdgeEnv } from "../src/edge/env.ts";
import { type Isolate, createIsolate } from "../src/edge/isolate.ts";

export const HOST = "link.brand.com";
export const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

let made = 0;

export const newId = (prefix: "rot" | "agt" | "vis") =>
  makeId(prefix, Date.now(), crypto.getRandomValues(new Uint8Array(16)));

export function makeMember(more: Partial<PublishedMember> = {}): PublishedMember {
  const number = ++made;
  return {
    id: newId("agt"),
    name: `CS ${number}`,
    phone: `62811${String(number).padStart(7, "0")}`,
    weight: 1,
    state: "active",
    ...more,
  };
}

export function makeCopy(more: Partial<PublishedRotator> = {}): PublishedRotator {
  const slug = `link-${++made}`;
  return {
    v: 1,
    id: newId("rot"),
    version: 1,
    rosterVersion: 1,
    addresses: [`${HOST}/${slug}`],
    name: "Promo November",
    status: "active",
    method: "round_robin",
    members: [makeMember(), makeMember(), makeMember()],
    heirs: {},
    messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
    chatLink: "wa.me",
    deeplink: false,
    sticky: { enabled: false, days: 90, cover: "return" },
    fallbackPhone: null,
    consent: { rule: "assumed", formCountries: [], honourGpc: false },
    metaCookies: null,
    ...more,
  };
}

/** A rotator as the office publishes it: in D1 and KV; the rotation loads itself. */
export async function makeLink(more: Partial<PublishedRotator> = {}): Promise<PublishedRotator> {
  const copy = makeCopy(more);
  await storeCopy(copy);
  return copy;
}

export async function storeCopy(copy: PublishedRotator): Promise<void> {
  await storeInD1(copy);
  for (const address of copy.addresses) await env.LINKS.put(`link:${address}`, JSON.stringify(copy));
}

export async function storeInD1(copy: PublishedRotator): Promise<void> {
  const store = env.DB.prepare(
    "INSERT OR REPLACE INTO published_rotators (address, rotator_id, version, body, unpublished) VALUES (?1, ?2, ?3, ?4, 0)",
  );
  await env.DB.prepare("PRAGMA defer_foreign_keys = on").run();
  await env.DB.batch([
    env.DB.prepare(
      "INSERT OR IGNORE INTO domains (id, host, created_at, updated_at) VALUES ('dom_1', ?1, 0, 0)",
    ).bind(HOST),
    env.DB.prepare(
      "INSERT OR IGNORE INTO rotators (id, domain_id, slug, name, message_template, created_at, updated_at) VALUES (?1, 'dom_1', ?1, '', '', 0, 0)",
    ).bind(copy.id),
    ...copy.addresses.map((address) => store.bind(address, copy.id, copy.version, JSON.stringify(copy))),
  ]);
}

/** A newer copy, as after a save in the office: D1 and the rotation have it, KV still has the old one. */
export async function publishToRotation(
  copy: PublishedRotator,
  change: Partial<PublishedRotator>,
): Promise<PublishedRotator> {
  const rosterVersion = change.members ? copy.rosterVersion + 1 : copy.rosterVersion;
  const newer = { ...copy, version: copy.version + 1, rosterVersion, ...change };
  await storeInD1(newer);
  await env.ROTATION.getByName(copy.id).publish(newer);
  return newer;
}

export interface ClickOptions {
  isolate?: Isolate;
  bindings?: Partial<EdgeEnv>;
  query?: string;
  headers?: Record<string, string>;
  method?: string;
  address?: string;
  cf?: Record<string, string>;
}

export interface Clicked {
  response: Response;
  location: URL;
  phone: string;
  message: string;
  /** `name=value` of each cookie that was set. */
  cookies: string[];
  tookMs: number;
}

/** One click on a link, by default of a new person on a new isolate's first request. */
export async function click(
  copy: PublishedRotator | { addresses: string[] },
  options: ClickOptions = {},
): Promise<Clicked> {
  const startedAt = Date.now();
  const { response, done } = await ask(
    `http://${address(copy, options)}${options.query ? `?${options.query}` : ""}`,
    options,
  );
  const tookMs = Date.now() - startedAt;
  await done();
  const location = new URL(response.headers.get("location") ?? "none:");
  return {
    response,
    location,
    phone:
      location.hostname === "wa.me" ? location.pathname.slice(1) : (location.searchParams.get("phone") ?? ""),
    message: location.searchParams.get("text") ?? "",
    cookies: response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? ""),
    tookMs,
  };
}

function address(copy: { addresses: string[] }, options: ClickOptions): string {
  const [host, slug] = (options.address ?? copy.addresses[0] ?? "").split("/");
  return `${host}/wa/${slug}`;
}

export async function ask(
  url: string,
  options: ClickOptions = {},
): Promise<{ response: Response; done: () => Promise<void> }> {
  const ctx = createExecutionContext();
  const request = new Request(url, {
    method: options.method ?? "GET",
    headers: { "user-agent": ANDROID, ...options.headers },
    ...(options.cf ? { cf: options.cf } : {}),
  });
  // As far as the edge can tell, a request of a test is one from outside.
  const visit = request as unknown as VisitRequest;
  const response = await answer(
    visit,
    { ...env, ...options.bindings },
    ctx,
    options.isolate ?? createIsolate(),
  );
  return { response, done: () => waitOnExecutionContext(ctx) };
}
