import { countryGroup, type privacySettingsEdit } from "@rotator/shared/contract/settings";
import { readCountry } from "@rotator/shared/core/country";
import {
  type CountryGroup,
  DEFAULT_COUNTRY_GROUPS,
  listQuietCountries,
} from "@rotator/shared/core/country-groups";
import * as z from "zod";
import { refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { saveShown } from "./publish-site.ts";
import { markSaved, saveStatements } from "./setting-groups.ts";
import { loadSettings } from "./settings.ts";

export type PrivacySettings = Omit<z.infer<typeof privacySettingsEdit>, "updatedAt">;

const PREFIX = "privacy.";
const NOBODY = { name: "", address: "", link: "" };

const storedGroups = z.array(countryGroup);
const storedResponsible = z.object({ name: z.string(), address: z.string(), link: z.string() });

export async function loadPrivacySettings(db: D1Database): Promise<PrivacySettings> {
  const settings = await loadSettings(db, PREFIX);
  const groups = storedGroups.safeParse(settings.get("country_groups"));
  const responsible = storedResponsible.safeParse(settings.get("responsible"));
  return {
    responsible: responsible.data ?? NOBODY,
    countryGroups: groups.data ?? [...DEFAULT_COUNTRY_GROUPS],
    honourGpc: settings.get("honour_gpc") !== false,
  };
}

/** Saves them and publishes every link by them: the edge asks nobody but the copy that it has. */
export async function savePrivacySettings(
  env: PublishEnv,
  { responsible, countryGroups, honourGpc }: PrivacySettings,
  seenAt: number | null,
): Promise<void> {
  refuseInvalid({ ...findGroupProblems(countryGroups), ...findLinkProblem(responsible.link) });
  const groups = countryGroups.map(({ countries, rule }) => ({
    countries: countries.map(plainCountry),
    rule,
  }));
  const isSaid = Object.values(responsible).some((text) => text !== "");
  const values = {
    responsible: isSaid ? responsible : null,
    country_groups: groups,
    quiet_countries: listQuietCountries(groups),
    honour_gpc: honourGpc,
  };
  const at = Date.now();
  const mark = markSaved(env.DB, "privacy", seenAt, at);
  await saveShown(env, mark, saveStatements(env.DB, PREFIX, values, at));
}

function plainCountry(typed: string): string {
  return readCountry(typed) ?? typed;
}

function findGroupProblems(groups: readonly CountryGroup[]): Record<string, string> {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [i, { countries }] of groups.entries()) {
    for (const typed of countries) {
      const country = readCountry(typed);
      if (country === undefined) problems[`countryGroups.${i}.countries`] = `unknown_country: ${typed}`;
      else if (seen.has(country)) problems[`countryGroups.${i}.countries`] = `twice: ${typed}`;
      else seen.add(country);
    }
  }
  return problems;
}

function findLinkProblem(link: string): Record<string, string> {
  const isLink = link === "" || (/^https:\/\//i.test(link) && URL.canParse(link));
  return isLink ? {} : { "responsible.link": "malformed" };
}
