import type { WebhookChannel } from "../db/alarm-channels.ts";
import type { OfficeEnv } from "../env.ts";
import { findWebhookProblem } from "../find-webhook-problem.ts";

const LIMIT_MS = 10_000;

/** What came of one try. The problem is a code: an error's own words could hold the address, which is a secret. */
export type NoticeOutcome =
  | { sent: true }
  | { sent: false; problem: string; description?: string; retryAfterMs?: number };

/** 2xx counts as heard. A redirect is not followed: it would take the message to an address that nobody entered. */
export async function sendWebhook(
  { FORWARD_LINKS }: Pick<OfficeEnv, "FORWARD_LINKS">,
  { url }: WebhookChannel,
  body: unknown,
): Promise<NoticeOutcome> {
  // What was saved may come from before a rule, or from another deployment's database.
  const forbidden = findWebhookProblem(url, FORWARD_LINKS === "on");
  if (forbidden !== undefined) return { sent: false, problem: forbidden };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "whatsapp-rotator" },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return { sent: true };
    if (response.status >= 300 && response.status < 400) return { sent: false, problem: "redirected" };
    return { sent: false, problem: `status_${response.status}` };
  } catch (error) {
    return { sent: false, problem: nameFailure(error) };
  }
}

/** `no_answer` may have been heard all the same. */
export function nameFailure(error: unknown): "no_answer" | "unreachable" {
  return error instanceof Error && error.name === "TimeoutError" ? "no_answer" : "unreachable";
}
