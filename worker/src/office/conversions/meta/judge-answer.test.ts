import type { DeliveryReason } from "@rotator/shared/core/conversion";
import { describe, it } from "vitest";
import type { Delivery } from "../destination.ts";
import { judgeAnswer } from "./judge-answer.ts";

const MINUTE_MS = 60_000;

/** An error body's own fields; `status` is what came with it. */
interface MetaError {
  code: number;
  error_subcode?: number;
  is_transient?: boolean;
  status?: number;
}

describe("an error is judged by its code", () => {
  it.for<[error: MetaError, outcome: Delivery["outcome"], reason: DeliveryReason]>([
    [{ code: 1 }, "retry", "unknown_error"],
    [{ code: 1, is_transient: true }, "retry", "temporary_error"],
    [{ code: 2 }, "retry", "temporary_error"],
    ...[4, 17, 32, 341, 613, 80000, 80003, 80004, 80014].map((code): [MetaError, "retry", DeliveryReason] => [
      { code },
      "retry",
      "throttled",
    ]),
    [{ code: 4, is_transient: true, status: 403 }, "retry", "throttled"],
    [{ code: 368 }, "retry", "blocked_by_policy"],
    [{ code: 368, is_transient: true }, "retry", "blocked_by_policy"],
    [{ code: 5000 }, "retry", "unknown_error"],
    [{ code: 21009, status: 500 }, "retry", "unknown_error"],
    [{ code: 123_456 }, "retry", "unknown_error"],
    [{ code: 0 }, "retry", "unknown_error"],
    [{ code: 300 }, "retry", "unknown_error"],
    [{ code: 100 }, "rejected", "refused"],
    [{ code: 100, status: 500 }, "rejected", "refused"],
    [{ code: 100, error_subcode: 2_804_019 }, "rejected", "refused"],
    [{ code: 100, error_subcode: 2_804_003 }, "rejected", "too_old"],
    [{ code: 100, error_subcode: 2_804_050 }, "rejected", "too_little_customer_data"],
    [{ code: 100, error_subcode: 2_804_009 }, "rejected", "missing_value"],
    [{ code: 100, error_subcode: 2_804_066 }, "rejected", "malformed_event_name"],
    [{ code: 100, error_subcode: 33 }, "hold", "unknown_dataset"],
    [{ code: 100, is_transient: true }, "retry", "temporary_error"],
    [{ code: 2500 }, "hold", "unknown_dataset"],
    [{ code: 803, status: 404 }, "hold", "unknown_dataset"],
    [{ code: 2635 }, "hold", "version_refused"],
    [{ code: 190, status: 401 }, "hold", "token_refused"],
    [{ code: 190, status: 500 }, "hold", "token_refused"],
    ...[458, 459, 460, 463].map((subcode): [MetaError, "hold", DeliveryReason] => [
      { code: 190, error_subcode: subcode },
      "hold",
      "token_refused",
    ]),
    [{ code: 102 }, "hold", "token_refused"],
    [{ code: 104 }, "hold", "token_refused"],
    [{ code: 3, status: 500 }, "hold", "permission_missing"],
    [{ code: 10 }, "hold", "permission_missing"],
    [{ code: 200, status: 403 }, "hold", "permission_missing"],
    [{ code: 299 }, "hold", "permission_missing"],
    [{ code: 105 }, "rejected", "refused"],
    [{ code: 294 }, "hold", "permission_missing"],
    [{ code: 2650 }, "rejected", "refused"],
    [{ code: 190, status: 200 }, "hold", "token_refused"],
    [{ code: 2, status: 200 }, "retry", "temporary_error"],
  ])("%j: %s, %s", ([{ status = 400, ...error }, outcome, reason], { expect }) => {
    const body = { error: { message: "x", type: "OAuthException", fbtrace_id: "AbC_1-2", ...error } };
    const delivery = judge(status, JSON.stringify(body));
    expect(delivery).toMatchObject({ outcome, reason });
    expect(delivery.answer).toEqual({
      status,
      code: error.code,
      ...(error.error_subcode !== undefined && { subcode: error.error_subcode }),
      traceId: "AbC_1-2",
      message: "x",
    });
  });

  it("and one that may last for ever is not tried for ever", ({ expect }) => {
    expect(judge(500, `{"error":{"code":1}}`)).toMatchObject({ maxTries: 6 });
    expect(judge(400, `{"error":{"code":5000}}`)).toMatchObject({ maxTries: 6 });
    expect(judge(500, `{"error":{"code":2}}`)).not.toHaveProperty("maxTries");
    expect(judge(400, `{"error":{"code":1,"is_transient":true}}`)).not.toHaveProperty("maxTries");
  });

  it("and nothing of a block by policy is tried within the hour", ({ expect }) => {
    expect(judge(400, `{"error":{"code":368}}`)).toMatchObject({ pixelWaitsMs: 60 * MINUTE_MS });
  });
});

describe("an answer without a code is judged by its status", () => {
  it.for<[status: number, body: string, reason: DeliveryReason]>([
    [500, "", "server_error"],
    [502, "<!doctype html><h1>Bad gateway</h1>", "server_error"],
    [503, `{"error":"down"}`, "server_error"],
    [504, `{"error":{"message":"down"}}`, "server_error"],
    [429, "", "throttled"],
    [200, "<!doctype html><h1>Sorry</h1>", "unreadable_answer"],
    [200, "", "unreadable_answer"],
    [200, "null", "unreadable_answer"],
    [200, "[]", "unreadable_answer"],
    [200, "{}", "unreadable_answer"],
    [200, `{"events_received":"2"}`, "unreadable_answer"],
    [200, `{"events_received":2`, "unreadable_answer"],
    [204, "", "unreadable_answer"],
    [302, `{"events_received":2}`, "unreadable_answer"],
    [307, `{"error":{"code":190}}`, "unreadable_answer"],
    [400, "Bad request", "unreadable_answer"],
    [400, `{"error":{"code":"190x"}}`, "unreadable_answer"],
    [401, "<h1>Unauthorized</h1>", "unreadable_answer"],
    [404, "", "unreadable_answer"],
  ])("%d with %j: again, %s", ([status, body, reason], { expect }) => {
    expect(judge(status, body)).toMatchObject({ outcome: "retry", reason, answer: { status } });
  });
});

describe("200", () => {
  it("delivers where as many events were received as were sent", ({ expect }) => {
    const body = `{"events_received":2,"messages":[],"fbtrace_id":"AbC_1-2"}`;
    expect(judge(200, body)).toEqual({ outcome: "delivered", answer: { status: 200, traceId: "AbC_1-2" } });
  });

  it.for<[sent: number, received: number]>([
    [2, 1],
    [1, 2],
  ])("delivers %d events of which %d were received, and says so", ([sent, received], { expect }) => {
    const answer = { status: 200, headers: new Headers(), body: `{"events_received":${received}}` };
    expect(judgeAnswer(answer, sent)).toEqual({ outcome: "delivered", answer: { status: 200, received } });
  });

  it("rejects where none was received", ({ expect }) => {
    expect(judge(200, `{"events_received":0}`)).toMatchObject({ outcome: "rejected", reason: "refused" });
  });
});

describe("a throttled pixel waits", () => {
  const usage = (minutes: unknown) =>
    JSON.stringify({ "123": [{ call_count: 100 }, { estimated_time_to_regain_access: minutes }], "45": [] });

  it.for<[headers: Record<string, string>, waitsMs: number]>([
    [{}, 5 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": usage(19) }, 19 * MINUTE_MS],
    [{ "X-Business-Use-Case": usage(19) }, 19 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": usage(0) }, 5 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": usage(300) }, 60 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": usage(1e300) }, 60 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": usage("19") }, 5 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": usage(-1) }, 5 * MINUTE_MS],
    [{ "X-Business-Use-Case-Usage": "{" }, 5 * MINUTE_MS],
    [{ "X-Ad-Account-Usage": `{"acc_id_util_pct":100,"reset_time_duration":120}` }, 2 * MINUTE_MS],
    [{ "X-Ad-Account-Usage": `{"reset_time_duration":5}` }, MINUTE_MS],
    [{ "Retry-After": "180" }, 3 * MINUTE_MS],
    [{ "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT" }, 5 * MINUTE_MS],
    [{ "Retry-After": "60", "X-Ad-Account-Usage": `{"reset_time_duration":600}` }, 10 * MINUTE_MS],
  ])("%j: %d ms", ([headers, waitsMs], { expect }) => {
    const answer = { status: 400, headers: new Headers(headers), body: `{"error":{"code":80004}}` };
    expect(judgeAnswer(answer, 1)).toMatchObject({ reason: "throttled", pixelWaitsMs: waitsMs });
  });
});

it("keeps nothing in place of a trace id that cannot be one", ({ expect }) => {
  const body = JSON.stringify({ error: { code: 1, fbtrace_id: "<b>budi@brand.com</b>" } });
  expect(judge(400, body).answer).toEqual({ status: 400, code: 1 });
});

function judge(status: number, body: string): Delivery {
  return judgeAnswer({ status, headers: new Headers(), body }, 2);
}
