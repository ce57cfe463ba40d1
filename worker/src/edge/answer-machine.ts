import { buildChatLink } from "@rotator/shared/core/chat-link";
import { composeMessage } from "@rotator/shared/core/message";
import type { PublishedRotator } from "@rotator/shared/core/published-rotator";
import { readParameter } from "@rotator/shared/core/query";
import type { Visit } from "./answer-link.ts";
import type { Classification } from "./classify-request.ts";
import { describeRequest } from "./describe-click.ts";
import { makeNextId } from "./identify-visitor.ts";
import { makePreviewPage, readLanguage } from "./pages.ts";
import { recordClick } from "./record-click.ts";
import { respondEmpty, respondWithPage } from "./respond.ts";

/** Prefetches, previews and bots: recorded with why, without a turn, a visitor or a lead. */
export function answerMachine(visit: Visit, { verdict, reason }: Classification): Response {
  const { request, link, lane, env, ctx, isolate, startedAt } = visit;
  recordClick(
    {
      ...describeRequest(request, link),
      id: makeNextId("clk", isolate, startedAt),
      at: startedAt,
      rotatorId: lane.rotator.id,
      choice: "none",
      rosterVersion: lane.rotator.rosterVersion,
      verdict,
      reason,
      consent: "never",
    },
    env,
    ctx,
    isolate,
  );
  // Nothing that can be kept: the real tap must come back to us.
  if (verdict === "prefetch") return respondEmpty(204);
  if (request.method === "HEAD") return respondEmpty(200);
  const page = makePreviewPage(
    readLanguage(request.headers.get("accept-language")),
    lane.rotator.name,
    plainChatLink(visit),
  );
  return respondWithPage(page.html, page.nonce);
}

function plainChatLink({ link, lane, env }: Visit): string | undefined {
  const member = lane.rotator.members.find((candidate) => candidate.state === "active");
  const phone = member?.phone ?? backupNumber(lane.rotator, env.FALLBACK_PHONE);
  if (!phone) return undefined;
  const message = composeMessage(lane.template, {
    code: "",
    agent: member?.name,
    parameter: (name) => readParameter(link.query, name),
  });
  return buildChatLink(lane.rotator.chatLink, phone, message);
}

function backupNumber(rotator: PublishedRotator, deploymentPhone: string): string | undefined {
  return rotator.fallbackPhone || deploymentPhone || undefined;
}
