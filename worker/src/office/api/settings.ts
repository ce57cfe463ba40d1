import {
  conversionSettingsEdit,
  conversionSettingsSchema,
  generalSettingsEdit,
  generalSettingsSchema,
  logoEdit,
  logoSchema,
  privacySettingsEdit,
  privacySettingsSchema,
  retentionSettingsEdit,
  retentionSettingsSchema,
  storedSchema,
} from "@rotator/shared/contract/settings";
import { loadConversionSettings, saveConversionSettings } from "../db/conversion-settings.ts";
import { loadGeneralSettings, saveGeneralSettings } from "../db/general-settings.ts";
import { loadLogo, saveLogo } from "../db/logo.ts";
import { loadPrivacySettings, savePrivacySettings } from "../db/privacy-settings.ts";
import { loadStoredThings } from "../db/load-stored-things.ts";
import { loadRetentionRules, saveRetentionSettings } from "../db/retention-rules.ts";
import { loadSavedAt, markSaved } from "../db/setting-groups.ts";
import type { OfficeEnv } from "../env.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const readGeneral = defineRoute("settings:read", {
  method: "get",
  path: "/settings/general",
  responses: { 200: jsonOf(generalSettingsSchema, "How the deployment is called and reckons."), ...PROBLEMS },
});

const editGeneral = defineRoute("settings:write", {
  method: "put",
  path: "/settings/general",
  request: { body: bodyOf(generalSettingsEdit) },
  responses: { 200: jsonOf(generalSettingsSchema, "As they are now."), ...PROBLEMS },
});

const readConversions = defineRoute("settings:read", {
  method: "get",
  path: "/settings/conversions",
  responses: { 200: jsonOf(conversionSettingsSchema, "How clicks are told to platforms."), ...PROBLEMS },
});

const editConversions = defineRoute("settings:write", {
  method: "put",
  path: "/settings/conversions",
  request: { body: bodyOf(conversionSettingsEdit) },
  responses: { 200: jsonOf(conversionSettingsSchema, "As they are now."), ...PROBLEMS },
});

const readRetention = defineRoute("settings:read", {
  method: "get",
  path: "/settings/retention",
  responses: { 200: jsonOf(retentionSettingsSchema, "How long what is kept."), ...PROBLEMS },
});

const editRetention = defineRoute("settings:write", {
  method: "put",
  path: "/settings/retention",
  request: { body: bodyOf(retentionSettingsEdit) },
  responses: { 200: jsonOf(retentionSettingsSchema, "As they are now."), ...PROBLEMS },
});

const readLogo = defineRoute("settings:read", {
  method: "get",
  path: "/settings/logo",
  responses: { 200: jsonOf(logoSchema, "The logo of public pages."), ...PROBLEMS },
});

const editLogo = defineRoute("settings:write", {
  method: "put",
  path: "/settings/logo",
  request: { body: bodyOf(logoEdit) },
  responses: { 200: jsonOf(logoSchema, "As it is now, on every public page."), ...PROBLEMS },
});

const readPrivacy = defineRoute("settings:read", {
  method: "get",
  path: "/settings/privacy",
  responses: {
    200: jsonOf(privacySettingsSchema, "Who is responsible, and who is not told of."),
    ...PROBLEMS,
  },
});

const editPrivacy = defineRoute("settings:write", {
  method: "put",
  path: "/settings/privacy",
  request: { body: bodyOf(privacySettingsEdit) },
  responses: { 200: jsonOf(privacySettingsSchema, "As they are now; every link goes by them."), ...PROBLEMS },
});

const readStored = defineRoute("settings:read", {
  method: "get",
  path: "/settings/privacy/stored",
  responses: { 200: jsonOf(storedSchema, "What is stored of people, where, how long and why."), ...PROBLEMS },
});

export const settingRoutes = makeRoutes()
  .openapi(readGeneral, async (c) => c.json(await showGeneral(c.env), 200))
  .openapi(editGeneral, async (c) => {
    const { updatedAt, ...input } = c.req.valid("json");
    const before = await showGeneral(c.env);
    await saveGeneralSettings(c.env, input, updatedAt);
    const after = await showGeneral(c.env);
    await audit(c.env.DB, c.var.actor, "settings.updated", "general", before, after);
    return c.json(after, 200);
  })
  .openapi(readConversions, async (c) => c.json(await showConversions(c.env.DB), 200))
  .openapi(editConversions, async (c) => {
    const { updatedAt, limitedDataUse, ...input } = c.req.valid("json");
    const { DB } = c.env;
    const before = await showConversions(DB);
    const { defaultCountry } = await loadConversionSettings(DB);
    const settings = { ...input, defaultCountry, limitedDataUse: limitedDataUse ?? undefined };
    await saveConversionSettings(DB, settings, [markSaved(DB, "conversions", updatedAt, Date.now())]);
    const after = await showConversions(DB);
    await audit(DB, c.var.actor, "settings.updated", "conversions", before, after);
    return c.json(after, 200);
  })
  .openapi(readRetention, async (c) => c.json(await showRetention(c.env), 200))
  .openapi(editRetention, async (c) => {
    const { updatedAt, ...input } = c.req.valid("json");
    const before = await showRetention(c.env);
    await saveRetentionSettings(c.env.DB, input, updatedAt);
    const after = await showRetention(c.env);
    await audit(c.env.DB, c.var.actor, "settings.updated", "retention", before, after);
    return c.json(after, 200);
  })
  .openapi(readLogo, async (c) => c.json(await showLogo(c.env.DB), 200))
  .openapi(editLogo, async (c) => {
    const { updatedAt, image } = c.req.valid("json");
    const before = (await loadLogo(c.env.DB))?.name;
    await saveLogo(c.env, image, updatedAt);
    const after = (await loadLogo(c.env.DB))?.name;
    await audit(c.env.DB, c.var.actor, "settings.updated", "logo", { logo: before }, { logo: after });
    return c.json(await showLogo(c.env.DB), 200);
  })
  .openapi(readPrivacy, async (c) => c.json(await showPrivacy(c.env.DB), 200))
  .openapi(readStored, async (c) => c.json(await loadStoredThings(c.env.DB, c.env.DATABASE_LIMIT_MB), 200))
  .openapi(editPrivacy, async (c) => {
    const { updatedAt, ...input } = c.req.valid("json");
    const before = await showPrivacy(c.env.DB);
    await savePrivacySettings(c.env, input, updatedAt);
    const after = await showPrivacy(c.env.DB);
    await audit(c.env.DB, c.var.actor, "settings.updated", "privacy", before, after);
    return c.json(after, 200);
  });

async function showGeneral(env: OfficeEnv) {
  // The time first: who saves in between makes it stale, never the other way round.
  const updatedAt = await loadSavedAt(env.DB, "general");
  return { ...(await loadGeneralSettings(env)), updatedAt };
}

async function showConversions(db: D1Database) {
  const updatedAt = await loadSavedAt(db, "conversions");
  const { defaultPixelId, viewWindowMinutes, leadWindowDays, limitedDataUse } =
    await loadConversionSettings(db);
  return {
    ...{ defaultPixelId, viewWindowMinutes, leadWindowDays, updatedAt },
    limitedDataUse: limitedDataUse ?? null,
  };
}

async function showLogo(db: D1Database) {
  const updatedAt = await loadSavedAt(db, "logo");
  return { image: (await loadLogo(db))?.image ?? null, updatedAt };
}

async function showPrivacy(db: D1Database) {
  const updatedAt = await loadSavedAt(db, "privacy");
  return { ...(await loadPrivacySettings(db)), updatedAt };
}

async function showRetention({ DB, DATABASE_LIMIT_MB }: OfficeEnv) {
  const updatedAt = await loadSavedAt(DB, "retention");
  const rules = await loadRetentionRules(DB, DATABASE_LIMIT_MB);
  return {
    clickDays: rules.click_days,
    payloadDays: rules.payload_days,
    leadMonths: rules.lead_months,
    auditMonths: rules.audit_months,
    inboxDays: rules.inbox_days,
    deadLetterDays: rules.dead_letter_days,
    updatedAt,
  };
}
