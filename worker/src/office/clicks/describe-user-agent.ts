import Bowser from "bowser";

export interface UserAgentDescription {
  device: string | null;
  os: string | null;
  inApp: string | null;
}

// First match wins: Meta's other apps carry Facebook's marks too.
const IN_APP_MARKS: readonly [string, RegExp][] = [
  ["threads", /Barcelona/],
  ["instagram", /Instagram/],
  ["messenger", /MessengerForiOS|FBAN\/Messenger|FB_IAB\/(?:MESSENGER|Orca)|Orca-Android/],
  ["whatsapp", /WhatsApp/],
  ["facebook", /FBAN|FBAV|FB_IAB|FBIOS/],
  ["tiktok", /musical_ly|BytedanceWebview|TikTok|trill_/],
  ["line", /\bLine\//],
  ["telegram", /Telegram/],
  ["wechat", /MicroMessenger/],
  ["snapchat", /Snapchat/],
  ["linkedin", /LinkedInApp/],
  ["twitter", /Twitter for |TwitterAndroid/],
  ["pinterest", /Pinterest/],
  ["google", /\bGSA\//],
];

const MAX_REMEMBERED = 2_000;
const MAX_LENGTH = 600;
const remembered = new Map<string, UserAgentDescription>();

/** Ads bring the same few hundred user agents again and again, and reading one costs as much as the rest of a click. */
export function describeUserAgent(userAgent: string): UserAgentDescription {
  const text = userAgent.slice(0, MAX_LENGTH);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const description = readUserAgent(text);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, description);
  return description;
}

function readUserAgent(userAgent: string): UserAgentDescription {
  if (userAgent.trim() === "") return { device: null, os: null, inApp: null };
  const parser = Bowser.getParser(userAgent, true);
  return {
    device: parser.getPlatformType() || null,
    os: parser.getOSName() || null,
    inApp: IN_APP_MARKS.find(([, mark]) => mark.test(userAgent))?.[0] ?? null,
  };
}
