import type { Site } from "@rotator/shared/core/site";
import { escapeHtml, makeButton, makeFooter, makeLogo } from "./page-parts.ts";
import { makeStyle } from "./page-style.ts";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";

/** Tries the app, which is the page's first link, then after two seconds the web, its second, unless the app took over. A timer that fires late fired after coming back. */
const OPEN_APP = `const d=document,[app,web]=d.links,s=Date.now(),t=setTimeout(()=>{if(!d.hidden&&Date.now()-s<3500)location.replace(web)},2000),c=()=>clearTimeout(t);d.addEventListener("visibilitychange",()=>{if(d.hidden)c()});addEventListener("pagehide",c);for(const a of d.links)a.addEventListener("click",c);if(d.body.dataset.atOnce)location.href=app`;

/** How a page is to be: in which language, and whose. */
export interface Look {
  language: PageLanguage;
  site: Site | undefined;
}

export interface Page {
  /** Null where only its headers are asked for. */
  html: string | null;
  nonce: string;
}

/** By what the browser asks for, where the deployment does not say one language for all. */
export function chooseLook(site: Site | undefined, headers: Headers): Look {
  if (site?.language === "id" || site?.language === "en") return { language: site.language, site };
  const accepted = headers.get("accept-language");
  const asksForIndonesian = accepted === null || /(?:^|,)\s*id\b/i.test(accepted);
  return { language: asksForIndonesian ? "id" : "en", site };
}

/** A chat one tap away, or an apology where there is nobody to chat with. `name`: of the link, instead of our own heading. */
export function makeChatPage(look: Look, chatLink: string | undefined, name?: string): Page {
  const { chat, sorry } = PAGE_TEXTS[look.language];
  const { heading, text, button } = chatLink === undefined ? sorry : chat;
  return makePage({ look, heading: name ?? heading, text, buttons: makeButton(button, chatLink ?? "") });
}

/** Opens the app on a phone, with the web one tap away. */
export function makeAppPage(look: Look, open: AppLinks): Page {
  const { chat, app } = PAGE_TEXTS[look.language];
  const buttons = makeButton(chat.button, open.app) + makeButton(app.button, open.web);
  return makePage({ look, title: chat.heading, heading: app.heading, text: app.text, buttons, open });
}

export function makeUnknownPage(look: Look): Page {
  return makePage({ look, ...PAGE_TEXTS[look.language].unknown });
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
  heading: string;
  /** Of the tab and of previews, where it is not the heading. */
  title?: string;
  text: string;
  buttons?: string;
  open?: AppLinks;
}

function makePage({ look, heading, title = heading, text, buttons = "", open }: PageContent): Page {
  const { language, site } = look;
  const nonce = crypto.randomUUID();
  const data = open?.atOnce ? " data-at-once=1" : "";
  const script = open ? `<script nonce="${nonce}">${OPEN_APP}</script>` : "";
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${text}">
<meta property="og:site_name" content="${escapeHtml(site?.name || "WhatsApp")}">
<meta name="twitter:card" content="summary">
<style nonce="${nonce}">${makeStyle(site)}</style>
</head>
<body${data}>
<main>
${makeLogo(site)}<h1>${escapeHtml(heading)}</h1>
<p>${text}</p>
${buttons}</main>
${makeFooter(site, language)}${script}
</body>
</html>
`;
  return { html, nonce };
}
