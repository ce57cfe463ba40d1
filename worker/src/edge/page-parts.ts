import { LOGO_NAME, LOGO_PATH, type Site } from "@rotator/shared/core/site";
import { PAGE_TEXTS, type PageLanguage } from "./page-texts.ts";

export function makeButton(label: string, href: string): string {
  return `<a href="${escapeHtml(href)}" rel="nofollow noreferrer">${label}</a>\n`;
}

export function makeLogo(site: Site | undefined): string {
  if (!site?.logo || !LOGO_NAME.test(site.logo)) return "";
  return `<img src="${LOGO_PATH}${site.logo}" alt="${escapeHtml(site.name)}">\n`;
}

/** Whose page it is and who answers for it, as far as that is said. */
export function makeFooter(site: Site | undefined, language: PageLanguage): string {
  if (!site) return "";
  const { name, responsible } = site;
  const texts = PAGE_TEXTS[language].footer;
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
