import { DELIVERY_REASONS } from "@rotator/shared/core/conversion";
import { META_CODES } from "@rotator/shared/core/meta-codes";
import { expect, it } from "vitest";
import { judgeAnswer } from "./judge-answer.ts";

const CASES = META_CODES.flatMap(({ codes, upTo, subcode, reason }) =>
  [...codes, ...(upTo === undefined ? [] : [upTo])].map((code) => [code, subcode, reason] as const),
);

it.each(CASES)("Meta's error %s/%s is told to people as %s", (code, subcode, reason) => {
  const body = JSON.stringify({ error: { message: "no", code, error_subcode: subcode } });
  expect(judgeAnswer({ status: 400, headers: new Headers(), body }, 1)).toMatchObject({ reason });
});

it("tells of every reason that an error of Meta's can have", () => {
  const told = new Set(META_CODES.map(({ reason }) => reason));
  const withoutCode = [
    ...["malformed_currency", "malformed_facts", "tried_too_long", "token_unreadable", "pixel_off"],
    ...["no_answer", "server_error", "unreadable_answer"],
  ];
  expect(DELIVERY_REASONS.filter((reason) => !told.has(reason)).toSorted()).toEqual(withoutCode.toSorted());
});
