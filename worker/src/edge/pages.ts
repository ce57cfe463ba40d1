import type { Site } from "@rotator/shared/core/site";
import { escapeHtml, makeFooter, makeLogo, makeSiteStyle } from "./page-parts.ts";

/** How a page is to be: in which language, and whose. */
export interface Look {
  language: keyof typeof TEXTS;
  site: Site | undefined;
}

/** What every page that a visitor can meet says. */
const TEXTS = {
  id: {
    openChat: "Buka WhatsApp",
    openWeb: "Lanjut lewat wa.me",
    chatTitle: "Chat lewat WhatsApp",
    chatText: "Ketuk tombol di bawah untuk mulai chat.",
    appTitle: "Membuka WhatsApp…",
    appText: "Kalau WhatsApp tidak terbuka sendiri, ketuk tombol di bawah.",
    unknownTitle: "Link ini tidak ditemukan",
    unknownText:
      "Mungkin ada huruf yang salah ketik, atau link ini sudah tidak dipakai. Coba minta link yang baru ke pengirimnya.",
    sorryTitle: "Maaf, belum ada CS yang bisa membalas",
    sorryText: "Tim kami sedang tidak tersedia lewat link ini. Coba lagi sebentar lagi, ya.",
    tryAgain: "Coba lagi",
  },
  en: {
    openChat: "Open WhatsApp",
    openWeb: "Continue with wa.me",
    chatTitle: "Chat on WhatsApp",
    chatText: "Tap the button below to start the chat.",
    appTitle: "Opening WhatsApp…",
    appText: "If WhatsApp does not open by itself, tap the button below.",
    unknownTitle: "This link does not exist",
    unknownText: "It may be mistyped or no longer in use. Please ask whoever sent it for a new one.",
    sorryTitle: "Sorry, nobody can answer right now",
    sorryText: "Our team cannot be reached through this link at the moment. Please try again shortly.",
    tryAgain: "Try again",
  },
} as const;

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-content:center;justify-items:center;gap:20px;padding:24px;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#f4f7f5;color:#16211b}main{width:min(400px,100vw - 48px);padding:36px 28px;border-radius:20px;background:#fff;box-shadow:0 12px 40px rgb(16 60 40/.10);text-align:center}h1{margin:0 0 8px;font-size:22px;line-height:1.3;overflow-wrap:anywhere}p{margin:0 0 24px;color:#51605a}p:last-child{margin:0}a{display:block;min-height:48px;padding:12px 20px;border-radius:12px;background:#0b7a52;color:#fff;font-weight:600;text-decoration:none}a+a{margin-top:12px;background:transparent;color:#0b7a52;border:1px solid #0b7a52}a:focus-visible{outline:3px solid #f5a524;outline-offset:2px}@media (prefers-color-scheme:dark){body{background:#0d1310;color:#e9f1ec}main{background:#161e1a;box-shadow:none}p{color:#a4b3ab}a{background:#2fbf86;color:#06140d}a+a{color:#6fdcae;border-color:#2f6a50}}`;

/** Tries the app, then after two seconds the web, unless the app took over. A timer that fires late fired after coming back. */
const OPEN_APP = `(()=>{const p=document.body.dataset,s=Date.now();let t=setTimeout(()=>{if(!document.hidden&&Date.now()-s<3500)location.replace(p.web)},2000);const c=()=>clearTimeout(t);document.addEventListener("visibilitychange",()=>{if(document.hidden)c()});addEventListener("pagehide",c);for(const a of document.querySelectorAll("a"))a.addEventListener("click",c);if(p.atOnce)location.href=p.app})()`;

interface Button {
  label: string;
  href: string;
}

export interface Page {
  html: string;
  nonce: string;
}

/** By what the browser asks for, where the deployment does not say one language for all. */
export function chooseLook(site: Site | undefined, acceptLanguage: string | null): Look {
  if (site?.language === "id" || site?.language === "en") return { language: site.language, site };
  const asksForIndonesian = acceptLanguage === null || /(?:^|,)\s*id\b/i.test(acceptLanguage);
  return { language: asksForIndonesian ? "id" : "en", site };
}

/** What previews show and bots read: the same as a person would see, with a plain chat link so that nobody is stuck. */
export function makePreviewPage(look: Look, name: string, chatLink: string | undefined): Page {
  const texts = TEXTS[look.language];
  const button =
    chatLink === undefined ? { label: texts.tryAgain, href: "" } : { label: texts.openChat, href: chatLink };
  const buttons = [button];
  return makePage({
    look,
    title: name,
    heading: name,
    text: chatLink === undefined ? texts.sorryText : texts.chatText,
    buttons,
  });
}

/** Opens the app on a phone, with the web one tap away. */
export function makeAppPage(look: Look, open: AppLinks): Page {
  const texts = TEXTS[look.language];
  const buttons = [
    { label: texts.openChat, href: open.app },
    { label: texts.openWeb, href: open.web },
  ];
  return makePage({
    look,
    title: texts.chatTitle,
    heading: texts.appTitle,
    text: texts.appText,
    buttons,
    open,
  });
}

export function makeUnknownPage(look: Look): Page {
  const { unknownTitle, unknownText } = TEXTS[look.language];
  return makePage({ look, title: unknownTitle, heading: unknownTitle, text: unknownText, buttons: [] });
}

/** The end of the fallback chain: a backup number where there is one, else an apology. */
export function makeSorryPage(look: Look, chatLink: string | undefined): Page {
  const texts = TEXTS[look.language];
  if (chatLink === undefined) {
    const buttons = [{ label: texts.tryAgain, href: "" }];
    return makePage({
      look,
      title: texts.sorryTitle,
      heading: texts.sorryTitle,
      text: texts.sorryText,
      buttons,
    });
  }
  const buttons = [{ label: texts.openChat, href: chatLink }];
  return makePage({
    look,
    title: texts.chatTitle,
    heading: texts.chatTitle,
    text: texts.chatText,
    buttons,
  });
}

interface AppLinks {
  /** May be an address that only Android understands. */
  app: string;
  web: string;
  /** Whether the page tries the app without a tap. */
  atOnce: boolean;
}

interface PageContent {
  look: Look;
  title: string;
  heading: string;
  text: string;
  buttons: Button[];
  open?: AppLinks;
}

function makePage({ look, title, heading, text, buttons, open }: PageContent): Page {
  const { language, site } = look;
  const nonce = crypto.randomUUID();
  const links = buttons.map(
    ({ label, href }) => `<a href="${escapeHtml(href)}" rel="nofollow noreferrer">${escapeHtml(label)}</a>`,
  );
  const data = open
    ? ` data-app="${escapeHtml(open.app)}" data-web="${escapeHtml(open.web)}"${open.atOnce ? " data-at-once=1" : ""}`
    : "";
  const script = open ? `<script nonce="${nonce}">${OPEN_APP}</script>` : "";
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<meta property="og:type" content="website">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${escapeHtml(text)}">
<meta property="og:site_name" content="${escapeHtml(site?.name || "WhatsApp")}">
<meta name="twitter:card" content="summary">
<style nonce="${nonce}">${STYLE}${makeSiteStyle(site)}</style>
</head>
<body${data}>
<main>
${makeLogo(site)}<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(text)}</p>
${links.join("\n")}
</main>
${makeFooter(site, language)}${script}
</body>
</html>
`;
  return { html, nonce };
}
