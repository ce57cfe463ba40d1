import { buildAppLink, buildChatLink, buildIntentLink } from "@rotator/shared/core/chat-link";
import type { Verdict } from "@rotator/shared/core/click";
import { decideConsent } from "@rotator/shared/core/consent";
import { visitorCode } from "@rotator/shared/core/id";
import { composeMessage } from "@rotator/shared/core/message";
import { readParameter, readRawParameter } from "@rotator/shared/core/query";
import { type Visitor, bindVisitor, findMember, writeVisitorCookie } from "@rotator/shared/core/visitor";
import type { Visit } from "./answer-link.ts";
import { type Assignment, assignAgent, assignFallback } from "./assign-agent.ts";
import { chooseMetaCookies } from "./choose-meta-cookies.ts";
import { isFlood } from "./count-address.ts";
import { describeRequest } from "./describe-click.ts";
import {
  VISITOR_COOKIE,
  findTap,
  identifyVisitor,
  makeNextId,
  rememberTap,
  tapKey,
} from "./identify-visitor.ts";
import { makeAppPage, makeSorryPage, readLanguage } from "./pages.ts";
import { recordClick } from "./record-click.ts";
import { redirect, respondWithPage } from "./respond.ts";
import { confirmRoster } from "./take-turn.ts";
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
export async function leadVisitor(visit: Visit): Promise<Response> {
  const { request, link, lane, env, ctx, isolate, startedAt } = visit;
  const cookies = request.headers.get("cookie") ?? "";
  const description = describeRequest(request, link);
  const { verdict, visitor, assignment } = await assignVisitor(
    visit,
    cookies,
    description.ip ?? "",
    description.userAgent ?? "",
  );

  const { rotator } = lane;
  const consent = decideConsent(rotator, {
    country: description.country,
    globalPrivacyControl: request.headers.get("sec-gpc") === "1",
    refused: readRawParameter(link.query, "consent") === "0",
  });
  const meta = chooseMetaCookies(rotator, consent, cookies, link, startedAt);
  const { member, choice } = assignment;
  const bound =
    member && choice !== "fallback"
      ? bindVisitor(visitor, rotator, assignment.belonging, member.id, startedAt)
      : visitor;
  const response = openChat(visit, assignment, bound, [writeCookie(bound), ...meta.setCookies]);
  recordClick(
    {
      ...description,
      id: makeNextId("clk", isolate, startedAt),
      at: startedAt,
      rotatorId: rotator.id,
      agentId: member?.id,
      visitorId: visitor.id,
      choice,
      rosterVersion: rotator.rosterVersion,
      verdict,
      consent,
      fbc: meta.fbc,
      fbp: meta.fbp,
    },
    env,
    ctx,
    isolate,
  );
  return response;
}

/** Who this is and who gets it; a second tap gets what the first one got. */
async function assignVisitor(visit: Visit, cookies: string, ip: string, userAgent: string): Promise<Led> {
  const { link, lane, env, ctx, isolate, startedAt } = visit;
  const { isNew, ...visitor } = identifyVisitor(cookies, isolate, startedAt);
  if (isFlood(ip, Number(env.FLOOD_CLICKS_PER_MINUTE), isolate, startedAt)) {
    return { verdict: "flood", visitor, assignment: assignFallback(lane, env) };
  }

  const key = tapKey(lane.rotator.id, { id: visitor.id, isNew }, ip, userAgent, link.query);
  const tap = key === undefined ? undefined : findTap(key, isolate, startedAt);
  const first = tap && (await within(TAP_LIMIT_MS, tap.assignment))?.value;
  if (first) await confirmRoster(lane, TAP_LIMIT_MS, env, ctx);
  if (tap && first && stillServes(first, visit)) {
    return {
      verdict: "repeat",
      visitor: { ...visitor, id: tap.visitorId },
      assignment: { ...first, choice: "repeat" },
    };
  }

  const assignment = assignAgent(lane, visitor, startedAt, env, ctx);
  const cookieKey = tapKey(lane.rotator.id, { id: visitor.id, isNew: false }, ip, userAgent, link.query);
  for (const each of new Set([key, cookieKey])) {
    if (each !== undefined) rememberTap(each, visitor.id, assignment, isolate, startedAt);
  }
  return { verdict: "human", visitor, assignment: await assignment };
}

function stillServes({ member }: Assignment, { lane }: Visit): boolean {
  if (!member) return !lane.canTakeTurns;
  const now = findMember(lane.rotator, member.id);
  return now !== undefined && now.state !== "off" && now.phone === member.phone;
}

function openChat(
  { request, link, lane }: Visit,
  { member, phone: backup }: Assignment,
  visitor: Visitor,
  cookies: string[],
): Response {
  const { rotator, template } = lane;
  const language = () => readLanguage(request.headers.get("accept-language"));
  const phone = member?.phone ?? backup;
  if (!phone) {
    const page = makeSorryPage(language(), undefined);
    return respondWithPage(page.html, page.nonce, 200, cookies);
  }
  const message = composeMessage(template, {
    code: visitorCode(visitor.id),
    agent: member?.name,
    parameter: (name) => readParameter(link.query, name),
  });
  const userAgent = request.headers.get("user-agent") ?? "";
  if (!rotator.deeplink || !isPhone(userAgent))
    return redirect(buildChatLink(rotator.chatLink, phone, message), cookies);
  const app = /android/i.test(userAgent) ? buildIntentLink(phone, message) : buildAppLink(phone, message);
  const page = makeAppPage(language(), app, buildChatLink("wa.me", phone, message));
  return respondWithPage(page.html, page.nonce, 200, cookies);
}

function isPhone(userAgent: string): boolean {
  return /android|iphone|ipad|ipod/i.test(userAgent);
}

function writeCookie(visitor: Visitor): string {
  return `${VISITOR_COOKIE}=${writeVisitorCookie(visitor)}; Max-Age=${VISITOR_COOKIE_SECONDS}; Path=/; HttpOnly; Secure; SameSite=Lax`;
}
