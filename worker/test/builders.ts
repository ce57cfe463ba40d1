import { env } from "cloudflare:workers";
import type { PublishEnv } from "../src/office/db/deliver.ts";
import { type AgentInput, saveAgent } from "../src/office/db/save-agent.ts";
import { type DomainInput, saveDomain } from "../src/office/db/save-domain.ts";
import { type PixelInput, savePixel } from "../src/office/db/save-pixel.ts";
import { type RotatorInput, saveRotator } from "../src/office/db/save-rotator.ts";

let made = 0;

/** A word that no other row of this run has. */
export function unique(prefix: string): string {
  made += 1;
  return `${prefix}-${Date.now().toString(36)}-${made}`;
}

/** The real bindings, or what a test puts in their place. */
export function publishEnv(changed: Partial<PublishEnv> = {}): PublishEnv {
  return { DB: env.DB, LINKS: env.LINKS, ROTATION: env.ROTATION, ROTATION_LOCATION: "", ...changed };
}

export async function makeDomain(
  changed: Partial<DomainInput> = {},
): Promise<{ id: string; host: string; version: number }> {
  const input = { host: `${unique("link")}.example.com`, setMetaCookies: false, ...changed };
  const { id, version } = await saveDomain(publishEnv(), input);
  return { id, version, host: input.host };
}

export async function makeAgent(
  changed: Partial<AgentInput> = {},
): Promise<{ id: string; version: number } & AgentInput> {
  made += 1;
  const input = { name: `Agent ${made}`, phone: `62811${String(made).padStart(6, "0")}`, ...changed };
  const { id, version } = await saveAgent(publishEnv(), input);
  return { id, version, ...input };
}

export interface MadePixel {
  id: string;
  version: number;
  datasetId: string;
  accessToken: string;
  input: PixelInput;
}

/** A pixel with a dataset of its own. */
export async function makePixel(changed: Partial<PixelInput> = {}): Promise<MadePixel> {
  made += 1;
  const datasetId = changed.datasetId ?? `${Date.now()}${String(made).padStart(5, "0")}`;
  const accessToken = changed.accessToken ?? `token-${datasetId}`;
  const input: PixelInput = {
    name: "Pixel",
    platform: "meta",
    testEventCode: null,
    enabled: true,
    ...changed,
    datasetId,
    accessToken,
  };
  const { id, version } = await savePixel(env, input);
  return { id, version, datasetId, accessToken, input };
}

export interface MadeRotator {
  id: string;
  version: number;
  address: string;
  input: RotatorInput;
}

/** A rotator with two agents of its own on a domain of its own, unless it is told otherwise. */
export async function makeRotator(changed: Partial<RotatorInput> = {}): Promise<MadeRotator> {
  const slug = changed.slug ?? unique("promo");
  const domainId = changed.domainId ?? (await makeDomain()).id;
  const members = changed.members ?? [member((await makeAgent()).id), member((await makeAgent()).id)];
  const input: RotatorInput = {
    name: "Promo",
    method: "round_robin",
    messageTemplate: "Halo (Ref: {{code}})",
    chatLink: "wa.me",
    deeplink: false,
    sticky: { enabled: false, days: 90, cover: "return" },
    fallbackPhone: null,
    consent: { rule: "assumed", formCountries: [], honourGpc: false },
    pixelId: null,
    clickEvent: "none",
    ...changed,
    slug,
    domainId,
    members,
  };
  const { id, version } = await saveRotator(publishEnv(), input);
  const domain = await env.DB.prepare("SELECT host FROM domains WHERE id = ?")
    .bind(domainId)
    .first<{ host: string }>();
  return { id, version, address: `${domain?.host}/${slug}`, input };
}

export function member(agentId: string, weight = 100, state: "active" | "drain" | "off" = "active") {
  return { agentId, weight, state };
}
