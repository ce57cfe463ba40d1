import { ALARM_KINDS } from "@rotator/shared/core/alarm";
import { expect, it } from "vitest";
import { findAlarmPlace } from "./find-alarm-place.ts";

it("leads from an alarm of a pixel to that pixel, and from a flood to its link", () => {
  expect(findAlarmPlace("token_refused", "pix_1").to).toBe("/conversions/pixels#pix_1");
  expect(findAlarmPlace("flood", "rot_1").to).toBe("/rotators/rot_1");
});

it.each(ALARM_KINDS)("knows where %s is mended", (kind) => {
  expect(findAlarmPlace(kind, null).to).toMatch(/^\/(conversions|rotators|settings)\//);
});
