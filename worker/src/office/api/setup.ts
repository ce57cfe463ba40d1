import { recoverInput, setupInput, type SetupInput, setupState } from "@rotator/shared/contract/setup";
import { signInAnswer } from "@rotator/shared/contract/session";
import type { Context } from "hono";
import { isSupportedCountry } from "libphonenumber-js/max";
import { refuseInvalid } from "../db/change-refused.ts";
import { createFirstOwner, hasOwner } from "../db/first-owner.ts";
import { loadUserByEmail } from "../db/list-users.ts";
import { recoverOwner } from "../db/recover-owner.ts";
import { isSetupToken } from "../sign-in/is-setup-token.ts";
import { hashPassword } from "../sign-in/password.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";
import { audit } from "./audit.ts";
import { toActor } from "./authenticate.ts";
import { bodyOf, defineOpenRoute, DONE, jsonOf, PROBLEMS, TRY_PROBLEMS } from "./define-route.ts";
import { getAuth } from "./get-auth.ts";
import { rememberBrowser } from "./known-browser.ts";
import { forgiveTry, limitTries, type TryKeys } from "./limit-tries.ts";
import { makeRoutes } from "./make-routes.ts";
import { signInWith } from "./sign-in.ts";

const state = defineOpenRoute({
  method: "get",
  path: "/setup",
  responses: { 200: jsonOf(setupState, "Whether the deployment waits for its owner."), ...PROBLEMS },
});

const create = defineOpenRoute({
  method: "post",
  path: "/setup",
  request: { body: bodyOf(setupInput) },
  responses: { 201: jsonOf(signInAnswer, "The first owner is made and signed in."), ...TRY_PROBLEMS },
});

const recover = defineOpenRoute({
  method: "post",
  path: "/setup/recover",
  request: { body: bodyOf(recoverInput) },
  responses: { 204: DONE, ...TRY_PROBLEMS },
});

export const setupRoutes = makeRoutes()
  .openapi(state, async (c) => c.json({ needed: !(await hasOwner(c.env.DB)) }, 200))
  .openapi(create, async (c) => {
    const input = c.req.valid("json");
    const tries = await proveDeployer(c, input.token);
    if (await hasOwner(c.env.DB)) throw alreadyOwned();
    refuseInvalid(findProblems(input));
    // Before anybody is made: without a key nobody could sign in.
    await getAuth(c);
    const { name, email, password } = input;
    const owner = { name, email, passwordHash: await hashPassword(password) };
    const made = await createFirstOwner(c.env.DB, owner, settingsOf(input));
    if (!made) throw alreadyOwned();
    const actor = toActor({ userId: made.id, name, role: "owner", agentId: null });
    await audit(c.env.DB, actor, "owner.created", made.id, undefined, { name, email, role: "owner" });
    await forgiveTry(c, tries);
    return c.json({ state: await signInWith(c, { email, password }) }, 201);
  })
  .openapi(recover, async (c) => {
    const { token, email, password } = c.req.valid("json");
    const tries = await proveDeployer(c, token);
    const owner = await loadUserByEmail(c.env.DB, email);
    if (owner?.role !== "owner" || owner.disabledAt !== null)
      throw new ApiError(422, "invalid", "No owner has this email.", { email: "unknown" });
    await recoverOwner(c.env.DB, owner, await hashPassword(password), Date.now());
    const actor = toActor({ ...owner, userId: owner.id });
    await audit(c.env.DB, actor, "owner.recovered", owner.id, undefined, { by: "setup_token" });
    await rememberBrowser(c, email);
    await forgiveTry(c, tries);
    return c.body(null, 204);
  });

/** By address alone: the token is one for all accounts, and a stranger's tries at an owner's keep the owner from nothing. */
async function proveDeployer(c: Context<ApiEnv>, token: string): Promise<TryKeys> {
  const tries = await limitTries(c, "setup");
  if (!(await isSetupToken(c.env.SETUP_TOKEN, token)))
    throw new ApiError(422, "invalid", "The setup token is another one.", { token: "wrong" });
  return tries;
}

function alreadyOwned(): ApiError {
  return new ApiError(
    409,
    "already_set_up",
    "This deployment has an owner. Sign in, or ask for an invitation.",
  );
}

function settingsOf({ language, timeZone, country, currency }: SetupInput): Record<string, string> {
  return {
    "general.language": language,
    "general.time_zone": timeZone,
    "general.currency": currency,
    "conversions.default_country": country,
  };
}

function findProblems({ timeZone, country, currency }: SetupInput): Record<string, string> {
  return {
    ...(isTimeZone(timeZone) ? {} : { timeZone: "unknown" }),
    ...(isSupportedCountry(country) ? {} : { country: "unknown" }),
    ...(Intl.supportedValuesOf("currency").includes(currency) ? {} : { currency: "unknown" }),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
