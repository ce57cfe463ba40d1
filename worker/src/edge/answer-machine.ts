import { buildChatLink } from "@rotator/shared/core/chat-link";
import { composeMessage } from "@rotator/shared/core/message";
import { readParameter } from "@rotator/shared/core/query";
import type { Visit } from "./answer-link.ts";
import { findBackup } from "./assign-agent.ts";
import type { Classification } from "./classify-request.ts";
import { describeClick } from "./describe-click.ts";
import { turnWeight } from "./lane.ts";
import { chooseLook, makeChatPage } from "./pages.ts";
import { recordClick } from "./record-click.ts";
import { respond, respondWithPage } from "./respond.ts";

/** Prefetches, previews and bots: recorded with why, without a turn, a visitor or a lead. */
export function answerMachine(
  visit: Visit,
  method: "GET" | "HEAD",
  { verdict, reason }: Classification,
): Response {
  const { headers, lane, env, ctx, isolate } = visit;
  recordClick(describeClick(visit, { verdict, reason, choice: "none", consent: "never" }), env, ctx, isolate);
  // Nothing that can be kept: the real tap must come back to us.
  if (verdict === "prefetch") return respond(204);
  if (method === "HEAD") return respond(200);
  const { site, name } = lane.rotator;
  // The same as a person would see, with a plain chat link so that nobody is stuck.
  return respondWithPage(makeChatPage(chooseLook(site, headers), plainChatLink(visit), name));
}

function plainChatLink({ link, lane, env }: Visit): string | undefined {
  const first = lane.rotator.members.find((candidate) => turnWeight(candidate) > 0);
  const { member, phone = member?.phone } = first ? { member: first } : findBackup(lane, env);
  if (!phone) return undefined;
  const message = composeMessage(lane.template, {
    code: "",
    agent: member?.name,
    parameter: (name) => readParameter(link.query, name),
  });
  return buildChatLink(lane.rotator.chatLink, phone, message);
}
