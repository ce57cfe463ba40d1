import type { Rotator, RotatorTry } from "@rotator/shared/contract/rotators";
import type { TryProfile } from "@rotator/shared/core/try-profile";
import { readCountry } from "@rotator/shared/core/country";
import { readClickMessage } from "@rotator/shared/core/read-click-message";
import { makeId } from "@rotator/shared/core/id";
import { writeVisitorCookie } from "@rotator/shared/core/visitor";
import type { LinkTestAnswer } from "../edge/link-test.ts";
import type { OfficeEnv } from "./env.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 15; SM-A556E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36";
const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

export const PROFILE_USER_AGENTS: Record<TryProfile, string> = {
  iphone_facebook: `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBLC/id_ID]`,
  iphone_instagram: `${IPHONE} Mobile/15E148 Instagram 385.0.0.29.85 (iPhone15,2; iOS 18_5; id_ID; id; scale=3.00; 1179x2556)`,
  android_facebook: `${ANDROID} [FB_IAB/FB4A;FBAV/520.0.0.44.99;]`,
  android_tiktok: `${ANDROID} trill_400402 JsSdk/1.0 NetType/4G AppName/musical_ly ByteLocale/id-ID Region/ID BytedanceWebview/d8a21c6`,
  android_chrome: `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`,
  desktop_chrome: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`,
  preview_whatsapp: "WhatsApp/2.25.20.0 A",
  preview_facebook: "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  bot_google: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  prefetch: `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`,
};

export interface Attempt {
  profile: TryProfile;
  ownerId?: string | undefined;
  /** As requests say it, or as people do. */
  country?: string | undefined;
  query: string;
}

/** What the edge would answer to this visitor now; undefined where it cannot say. Nothing is written. */
export async function tryLink(
  env: Pick<OfficeEnv, "LINK_TEST">,
  rotator: Pick<Rotator, "host" | "slug" | "members">,
  attempt: Attempt,
): Promise<RotatorTry | undefined> {
  const url = new URL(`https://${rotator.host}/wa/${rotator.slug}`);
  url.search = attempt.query;
  const country = attempt.country === undefined ? undefined : readCountry(attempt.country);
  const headers = headersOf(attempt, Date.now());
  const answer = await env.LINK_TEST.try({ url: url.href, headers, country });
  const message = readClickMessage(answer.click);
  const click = "clicks" in message ? message.clicks[0] : undefined;
  if (!click) return undefined;
  const member = rotator.members.find(({ agentId }) => agentId === click.agentId);
  const chatLink = findChatLink(answer);
  return {
    verdict: click.verdict,
    reason: click.reason ?? null,
    choice: click.choice,
    agent: member ? { agentId: member.agentId, name: member.name } : null,
    consent: click.consent,
    rosterVersion: click.rosterVersion,
    opens: findOpening(answer),
    chatLink: chatLink ?? null,
    message: chatLink === undefined ? null : new URL(chatLink).searchParams.get("text"),
  };
}

function findOpening({ location, body }: LinkTestAnswer): RotatorTry["opens"] {
  if (location !== null) return "redirect";
  return body === "" ? "nothing" : "page";
}

function headersOf({ profile, ownerId }: Attempt, at: number): Record<string, string> {
  return {
    "user-agent": PROFILE_USER_AGENTS[profile],
    "accept-language": "id",
    ...(profile === "prefetch" && { "sec-purpose": "prefetch" }),
    ...(ownerId !== undefined && { cookie: `wr=${writeVisitorCookie(makeCustomer(ownerId, at))}` }),
  };
}

function makeCustomer(agentId: string, at: number) {
  const id = makeId("vis", at, crypto.getRandomValues(new Uint8Array(16)));
  return { id, owners: [{ agentId, at: at - 60_000 }] };
}

/** Where it redirects, or the first button of the page that leads to the web. */
function findChatLink({ location, body }: LinkTestAnswer): string | undefined {
  if (location !== null) return location;
  const href = /<a href="(https:\/\/(?:wa\.me|api\.whatsapp\.com)\/[^"]*)"/.exec(body)?.[1];
  return href?.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)));
}
