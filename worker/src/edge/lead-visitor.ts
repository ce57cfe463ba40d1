import { buildAppLink, buildChatLink, buildIntentLink } from "@rotator/shared/core/chat-link";
import type { Verdict } from "@rotator/shared/core/click";
import { decideConsent, isQuiet } from "@rotator/shared/core/consent";
import { visitorCode } from "@rotator/shared/core/id";
import { composeMessage } from "@rotator/shared/core/message";
import { readParameter } from "@rotator/shared/core/query";
import { type Visitor, bindVisitor, findMember, writeVisitorCookie } from "@rotator/shared/core/visitor";
import type { Visit } from "./answer-link.ts";
import { type Assignment, assignAgent, assignWithoutTurn } from "./assign-agent.ts";
import { chooseMetaCookies } from "./choose-meta-cookies.ts";
import { isFlood } from "./count-address.ts";
import { describeClick } from "./describe-click.ts";
import { findTap, readClickKey, rememberTap } from "./double-tap.ts";
import { VISITOR_COOKIE, identifyVisitor, makeNextId } from "./identify-visitor.ts";
import type { Tap } from "./isolate.ts";
import type { Lane } from "./lane.ts";
import { chooseLook, makeAppPage, makeChatPage } from "./pages.ts";
import { recordClick } from "./record-click.ts";
import { redirect, respondWithPage } from "./respond.ts";
import { confirmRoster } from "./take-turn.ts";
import { whenReady } from "./when-ready.ts";
import { within } from "./within.ts";

// 400 days, the most that browsers keep; how long a customer stays with an agent is the rotator's own.
const VISITOR_COOKIE_SECONDS = 34_560_000;
const TAP_LIMIT_MS = 450;

interface Led {
  verdict: Verdict;
  visitor: Visitor;
  assignment: Assignment;
}

/** Leads a person to a chat and records the click. */
export function leadVisitor(visit: Visit): Response | Promise<Response> {
  const cookies = visit.headers.get("cookie") ?? "";
  return whenReady(assignVisitor(visit, cookies), (led) => answerAndRecord(visit, cookies, led));
}

/** Who this is and who gets it; a second tap gets what the first one got. */
function assignVisitor(visit: Visit, cookies: string): Led | Promise<Led> {
  const { link, lane, ip, env, ctx, isolate, startedAt } = visit;
  const known = identifyVisitor(cookies, startedAt);
  const visitor = known ?? { id: makeNextId("vis", isolate, startedAt), owners: [] };
  if (isFlood(ip, Number(env.FLOOD_CLICKS_PER_MINUTE), isolate, startedAt)) {
    const assignment = assignWithoutTurn(lane, visitor, startedAt, env, ctx);
    return whenReady(assignment, (assigned) => ({ verdict: "flood", visitor, assignment: assigned }));
  }
  const clickKey = known || ip === "" ? undefined : readClickKey(link.query);
  const key = known ? known.id : clickKey;
  const tap = key === undefined ? undefined : findTap(key, visit);
  return tap ? followTap(visit, tap, visitor, clickKey) : assignAnew(visit, visitor, clickKey);
}

function assignAnew(visit: Visit, visitor: Visitor, clickKey: string | undefined): Led | Promise<Led> {
  const { lane, ip, userAgent, env, ctx, isolate, startedAt: at } = visit;
  const assignment = assignAgent(lane, visitor, at, env, ctx);
  const tap = { rotatorId: lane.rotator.id, visitorId: visitor.id, ip, userAgent, assignment, at };
  rememberTap(clickKey, tap, isolate);
  return whenReady(assignment, (assigned) => ({ verdict: "human", visitor, assignment: assigned }));
}

async function followTap(
  visit: Visit,
  tap: Tap,
  visitor: Visitor,
  clickKey: string | undefined,
): Promise<Led> {
  const { lane, env, ctx, startedAt } = visit;
  const first = (await within(TAP_LIMIT_MS, Promise.resolve(tap.assignment)))?.value;
  await confirmRoster(lane, startedAt, env, ctx);
  if (!first || !stillServes(first, lane)) return assignAnew(visit, visitor, clickKey);
  // What the fallback chain found is nobody's agent, at the second tap as at the first.
  const assignment: Assignment = first.choice === "fallback" ? first : { ...first, choice: "repeat" };
  return { verdict: "repeat", visitor: { ...visitor, id: tap.visitorId }, assignment };
}

function stillServes({ member }: Assignment, lane: Lane): boolean {
  if (!member) return !lane.canTakeTurns;
  const now = findMember(lane.rotator, member.id);
  return now !== undefined && now.state !== "off" && now.phone === member.phone;
}

function answerAndRecord(visit: Visit, cookies: string, { verdict, visitor, assignment }: Led): Response {
  const { headers, link, cf, lane, env, ctx, isolate, startedAt } = visit;
  const { rotator } = lane;
  const { member, choice, belonging, reason } = assignment;
  const quiet = isQuiet(rotator, cf?.country);
  const consent = decideConsent(rotator, {
    country: cf?.country,
    quiet,
    globalPrivacyControl: rotator.consent.honourGpc && headers.get("sec-gpc") === "1",
    refused: refusesConsent(link.query),
  });
  const { fbc, fbp, setCookies } = chooseMetaCookies(rotator, consent, cookies, link, startedAt);
  const bound =
    member && choice !== "fallback"
      ? bindVisitor(visitor, rotator, belonging, member.id, startedAt)
      : visitor;
  const response = openChat(visit, assignment, bound, [writeCookie(bound, quiet), ...setCookies]);
  const decided = { verdict, reason, choice, consent, agentId: member?.id, visitorId: visitor.id, fbc, fbp };
  recordClick(describeClick(visit, decided), env, ctx, isolate);
  return response;
}

function openChat(
  { headers, link, userAgent, lane }: Visit,
  { member, phone: backup }: Assignment,
  visitor: Visitor,
  cookies: string[],
): Response {
  const { rotator, template } = lane;
  const phone = member?.phone ?? backup;
  if (!phone) {
    const page = makeChatPage(chooseLook(rotator.site, headers), undefined);
    return respondWithPage(page, 200, cookies);
  }
  const message = composeMessage(template, {
    code: visitorCode(visitor.id),
    agent: member?.name,
    parameter: (name) => readParameter(link.query, name),
  });
  if (!rotator.deeplink) return redirect(buildChatLink(rotator.chatLink, phone, message), cookies);
  if (!isPhone(userAgent)) return redirect(buildChatLink("wa.me", phone, message), cookies);
  const app = /android/i.test(userAgent) ? buildIntentLink(phone, message) : buildAppLink(phone, message);
  const open = { app, web: buildChatLink("wa.me", phone, message), atOnce: !isTikTok(userAgent) };
  return respondWithPage(makeAppPage(chooseLook(rotator.site, headers), open), 200, cookies);
}

function isPhone(userAgent: string): boolean {
  return /android|iphone|ipad|ipod/i.test(userAgent);
}

/** Its browser shows an error page for what is no web address, and the way to wa.me would be gone with ours. */
function isTikTok(userAgent: string): boolean {
  return /bytedancewebview|musical_ly|trill_/i.test(userAgent);
}

/** `consent=0`, wherever it stands and however it is written. */
function refusesConsent(query: string): boolean {
  return query.includes("consent=") && /(?:^|&)consent=(?:0|%30)(?:&|$)/.test(query);
}

function writeCookie(visitor: Visitor, forSession: boolean): string {
  const lasting = forSession ? "" : ` Max-Age=${VISITOR_COOKIE_SECONDS};`;
  return `${VISITOR_COOKIE}=${writeVisitorCookie(visitor)};${lasting} Path=/; HttpOnly; Secure; SameSite=Lax`;
}
