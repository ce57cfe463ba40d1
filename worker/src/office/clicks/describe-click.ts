import { CLICK_ID_NAMES, type RecordedClick } from "@rotator/shared/core/click";
import {
  AD_NAMES,
  UTM_NAMES,
  cleanText,
  judgeAdParameters,
  parseClickParameters,
  type ClickParameters,
} from "@rotator/shared/core/click-parameters";
import { makeClickFacts } from "../conversions/click-facts.ts";
import type { ClickToRecord } from "../db/click-row.ts";
import { describeUserAgent } from "./describe-user-agent.ts";
import { truncateIp } from "../truncate-ip.ts";

/** What a click says, as the tables keep it. */
export function describeClick(click: RecordedClick): ClickToRecord {
  const parameters = parseClickParameters(click.query);
  const { device, os, inApp } = describeUserAgent(click.userAgent ?? "");
  const known = (name: Parameters<typeof parameters.known.get>[0]) => parameters.known.get(name) ?? null;
  const fbclid = known("fbclid");
  const fbc = shortenFbc(text(click.fbc, 600), fbclid);
  return {
    row: {
      id: click.id,
      at: click.at,
      rotator_id: click.rotatorId,
      agent_id: click.agentId ?? null,
      visitor_id: click.visitorId ?? null,
      verdict: click.verdict,
      choice: click.choice,
      roster_version: click.rosterVersion,
      reason: text(click.reason, 60),
      consent: click.consent,
      country: text(click.country, 2),
      region: text(click.region, 60),
      city: text(click.city, 60),
      device,
      os,
      in_app: inApp,
      language: readFirstLanguage(click.language),
      ip: truncateIp(click.ip ?? "") ?? null,
      referrer_host: text(click.referrerHost, 253),
      utm_source: known("utm_source"),
      utm_medium: known("utm_medium"),
      utm_campaign: known("utm_campaign"),
      utm_term: known("utm_term"),
      utm_content: known("utm_content"),
      campaign_id: known("campaign_id"),
      adset_id: known("adset_id"),
      ad_id: known("ad_id"),
      site_source_name: known("site_source_name"),
      placement: known("placement"),
      ad_parameters: judgeAdParameters(parameters) ?? null,
      fbclid,
      fbc_stored: fbc,
      fbp: text(click.fbp, 100),
      gclid: known("gclid"),
      gbraid: known("gbraid"),
      wbraid: known("wbraid"),
      ttclid: known("ttclid"),
      li_fat_id: known("li_fat_id"),
      msclkid: known("msclkid"),
      custom: toJson(parameters.custom),
    },
    ad: toJson(readAd(parameters)),
    repeats: null,
    facts: click.consent === "given" ? JSON.stringify(makeClickFacts(click, parameters)) : null,
    fingerprint: makeFingerprint(click, parameters),
  };
}

function text(value: string | undefined, maxLength: number): string | null {
  return cleanText(value ?? "", maxLength) || null;
}

function toJson(values: Map<string, string>): string | null {
  return values.size === 0 ? null : JSON.stringify(Object.fromEntries(values));
}

function readFirstLanguage(acceptLanguage: string | undefined): string | null {
  const tag = /^\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)/.exec(acceptLanguage ?? "")?.[1];
  return tag === undefined ? null : tag.slice(0, 35);
}

/** Leaves away what `fbclid` completes; one that waits for a click id and finds none is nothing. */
function shortenFbc(fbc: string | null, fbclid: string | null): string | null {
  if (fbc === null) return null;
  if (fbc.endsWith(".")) return fbclid === null ? null : fbc;
  return fbclid !== null && fbc.endsWith(`.${fbclid}`) ? fbc.slice(0, -fbclid.length) : fbc;
}

function readAd({ known }: ClickParameters): Map<string, string> {
  const ad = new Map<string, string>();
  for (const name of [...UTM_NAMES, ...AD_NAMES, ...CLICK_ID_NAMES]) {
    const value = known.get(name);
    if (value !== undefined) ad.set(name, value);
  }
  return ad;
}

// gbraid and wbraid are shared by many people, by design.
const UNIQUE_CLICK_IDS = ["fbclid", "gclid", "ttclid", "li_fat_id", "msclkid"] as const;

function makeFingerprint(click: RecordedClick, { known }: ClickParameters): string | undefined {
  const clickId = UNIQUE_CLICK_IDS.map((name) => known.get(name)).find((value) => value !== undefined);
  if (clickId === undefined || click.ip === undefined) return undefined;
  return `${click.ip} ${clickId} ${click.userAgent ?? ""}`;
}
