import type { ChatLinkHost } from "./rotator.ts";

/** Opens the chat with this number (E.164 digits) and message, in the app or on the web. */
export function buildChatLink(host: ChatLinkHost, phone: string, message: string): string {
  const text = encodeText(message);
  if (host === "api.whatsapp.com")
    return `https://api.whatsapp.com/send?phone=${phone}${text && `&text=${text}`}`;
  return `https://wa.me/${phone}${text && `?text=${text}`}`;
}

/** Opens the app itself; a phone without it shows an error, so it stands only on a page with another way. */
export function buildAppLink(phone: string, message: string): string {
  return `whatsapp://send?phone=${phone}&text=${encodeText(message)}`;
}

/**
 * Android's form of the same, with an address for phones without the app.
 * No package is named, so that WhatsApp Business answers too. Source: developer.chrome.com/docs/android/intents
 */
export function buildIntentLink(phone: string, message: string): string {
  const fallback = encodeURIComponent(buildChatLink("wa.me", phone, message));
  return `intent://send?phone=${phone}&text=${encodeText(message)}#Intent;scheme=whatsapp;action=android.intent.action.VIEW;S.browser_fallback_url=${fallback};end`;
}

function encodeText(message: string): string {
  return encodeURIComponent(message.toWellFormed());
}
