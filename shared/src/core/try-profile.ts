/** As whom a link is tried. */
export const TRY_PROFILES = [
  "iphone_facebook",
  "iphone_instagram",
  "android_facebook",
  "android_tiktok",
  "android_chrome",
  "desktop_chrome",
  "preview_whatsapp",
  "preview_facebook",
  "bot_google",
  "prefetch",
] as const;
export type TryProfile = (typeof TRY_PROFILES)[number];
