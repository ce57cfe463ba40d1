import { it } from "vitest";
import { INSTAGRAM_USER_AGENT } from "../../../test/make-click.ts";
import { describeUserAgent } from "./describe-user-agent.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; SM-A155F Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.58 Mobile Safari/537.36";

it.for<[userAgent: string, device: string | null, os: string | null, inApp: string | null]>([
  [INSTAGRAM_USER_AGENT, "mobile", "Android", "instagram"],
  [`${IPHONE} Mobile/22B83 Instagram 355.0.3.28.90 (iPhone14,5; iOS 18_1)`, "mobile", "iOS", "instagram"],
  [
    `${IPHONE} Mobile/22B83 [FBAN/FBIOS;FBAV/488.0.0.68.102;FBBV/655;FBDV/iPhone14,5]`,
    "mobile",
    "iOS",
    "facebook",
  ],
  [`${ANDROID} [FB_IAB/FB4A;FBAV/488.0.0.74.103;]`, "mobile", "Android", "facebook"],
  [`${ANDROID} [FB_IAB/Orca-Android;FBAV/480.0.0.30.110;]`, "mobile", "Android", "messenger"],
  [`${IPHONE} Mobile/22B83 [FBAN/MessengerForiOS;FBAV/480.0]`, "mobile", "iOS", "messenger"],
  [`${ANDROID} Barcelona 350.0.0.37.109 Android`, "mobile", "Android", "threads"],
  [`${ANDROID} trill_370105 BytedanceWebview/d8a21c6`, "mobile", "Android", "tiktok"],
  [`${IPHONE} Mobile/15E148 musical_ly_37.1.0 JsSdk/2.0`, "mobile", "iOS", "tiktok"],
  [`${IPHONE} Mobile/15E148 Safari Line/14.18.0`, "mobile", "iOS", "line"],
  [`${ANDROID} Telegram-Android/11.2.3 (Samsung SM-A155F)`, "mobile", "Android", "telegram"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
    "desktop",
    "Windows",
    null,
  ],
  [
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "tablet",
    "iOS",
    null,
  ],
  ["", null, null, null],
])("describes %s", ([userAgent, device, os, inApp], { expect }) => {
  expect(describeUserAgent(userAgent)).toEqual({ device, os, inApp });
});

it("finds nothing in a text that is no user agent", ({ expect }) => {
  expect(describeUserAgent("\0\uD800 ".repeat(5_000))).toEqual({ device: null, os: null, inApp: null });
});
