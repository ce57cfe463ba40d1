import { LOGO_NAME, LOGO_PATH, type Site } from "@rotator/shared/core/site";

const FOOTER_TEXTS = {
  id: { responsible: "Penanggung jawab", link: "Privasi dan kontak" },
  en: { responsible: "Responsible", link: "Privacy and contact" },
} as const;

const PARTS_STYLE = `img{display:block;max-width:160px;max-height:64px;margin:0 auto 20px}footer{width:min(400px,100vw - 48px);font-size:13px;text-align:center;overflow-wrap:anywhere;color:#51605a}footer a{display:inline;padding:0;border:0;background:none;color:inherit;font-weight:400;text-decoration:underline}@media (prefers-color-scheme:dark){footer{color:#a4b3ab}}`;

/** What the deployment adds to the look of a page. Its rim keeps a button visible on any ground. */
export function makeSiteStyle(site: Site | undefined): string {
  if (!site) return "";
  const { colour, textColour } = site;
  if (!isColour(colour) || !isColour(textColour)) return PARTS_STYLE;
  return `a{background:${colour};color:${textColour};border:1px solid #80808066}a+a{background:none;color:inherit;border-color:currentColor}${PARTS_STYLE}`;
}

function isColour(text: string | null): boolean {
  return text !== null && /^#[0-9a-f]{6}$/i.test(text);
}

export function makeLogo(site: Site | undefined): string {
  if (!site?.logo || !LOGO_NAME.test(site.logo)) return "";
  return `<img src="${LOGO_PATH}${site.logo}" alt="${escapeHtml(site.name)}">\n`;
}

/** Whose page it is and who answers for it, as far as that is said. */
export function makeFooter(site: Site | undefined, language: keyof typeof FOOTER_TEXTS): string {
  if (!site) return "";
  const { name, responsible } = site;
  const texts = FOOTER_TEXTS[language];
  const who = responsible && [responsible.name, responsible.address].filter(Boolean).join(", ");
  const lines = [
    name && escapeHtml(name),
    who && `${texts.responsible}: ${escapeHtml(who)}`,
    responsible?.link.startsWith("https://") &&
      `<a href="${escapeHtml(responsible.link)}" rel="noreferrer">${texts.link}</a>`,
  ].filter(Boolean);
  return lines.length === 0 ? "" : `<footer>${lines.join("<br>")}</footer>\n`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
