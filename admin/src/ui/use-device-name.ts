import { useDeviceTexts } from "./device-texts.ts";

/** As their makers write them. */
const BRANDS: Record<string, string> = {
  facebook: "Facebook",
  google: "Google",
  instagram: "Instagram",
  line: "LINE",
  linkedin: "LinkedIn",
  messenger: "Messenger",
  pinterest: "Pinterest",
  snapchat: "Snapchat",
  telegram: "Telegram",
  threads: "Threads",
  tiktok: "TikTok",
  twitter: "X (Twitter)",
  wechat: "WeChat",
  whatsapp: "WhatsApp",
};

/** Of a device, a system or an in-app browser; empty stands for those that a report sums up. */
export function useDeviceName(): (value: string) => string {
  const t = useDeviceTexts();
  return (value) => {
    switch (value) {
      case "":
        return t("others");
      case "mobile":
      case "tablet":
      case "desktop":
      case "tv":
      case "bot":
        return t(value);
      default:
        return BRANDS[value] ?? value;
    }
  };
}
