import {
  openSessions,
  passwordChange,
  passwordCheck,
  recoveryCodes,
  type Session,
  sessionSchema,
  twoFactorConfirm,
  twoFactorSetup,
} from "@rotator/shared/contract/session";
import type { Context } from "hono";
import { deleteCookie } from "hono/cookie";
import * as z from "zod";
import { loadGeneralSettings } from "../db/general-settings.ts";
import { dropResetLinksStatement } from "../db/invitations.ts";
import { loadRecovery } from "../db/recover-owner.ts";
import { endSession, endSessionsStatement, listSessions, type OpenSession } from "../db/sessions.ts";
import type { OfficeEnv } from "../env.ts";
import { cookieAttributes, cookiePrefix } from "../sign-in/session-rules.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError, notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { bodyOf, definePersonRoute, DONE, jsonOf, PROBLEMS, TRY_PROBLEMS } from "./define-route.ts";
import { getAuth } from "./get-auth.ts";
import { handOver } from "./hand-over.ts";
import { forgiveTry, limitTries } from "./limit-tries.ts";
import { makeRoutes } from "./make-routes.ts";

const read = definePersonRoute({
  method: "get",
  path: "/session",
  responses: { 200: jsonOf(sessionSchema, "Who is signed in."), ...PROBLEMS },
});

const signOut = definePersonRoute({
  method: "post",
  path: "/auth/sign-out",
  responses: { 204: DONE, ...PROBLEMS },
});

const changePassword = definePersonRoute({
  method: "post",
  path: "/auth/password",
  request: { body: bodyOf(passwordChange) },
  responses: { 204: { description: "Changed; every other session has ended." }, ...TRY_PROBLEMS },
});

const list = definePersonRoute({
  method: "get",
  path: "/auth/sessions",
  responses: { 200: jsonOf(openSessions, "Where this person is signed in."), ...PROBLEMS },
});

const end = definePersonRoute({
  method: "delete",
  path: "/auth/sessions/{id}",
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: DONE, ...PROBLEMS },
});

const endAll = definePersonRoute({
  method: "delete",
  path: "/auth/sessions",
  responses: { 204: { description: "Signed out everywhere, here too." }, ...PROBLEMS },
});

const enable = definePersonRoute({
  method: "post",
  path: "/auth/two-factor/enable",
  request: { body: bodyOf(passwordCheck) },
  responses: { 200: jsonOf(twoFactorSetup, "On as soon as a first code confirms it."), ...TRY_PROBLEMS },
});

const confirm = definePersonRoute({
  method: "post",
  path: "/auth/two-factor/confirm",
  request: { body: bodyOf(twoFactorConfirm) },
  responses: { 204: { description: "From now on a code is asked for." }, ...TRY_PROBLEMS },
});

const disable = definePersonRoute({
  method: "post",
  path: "/auth/two-factor/disable",
  request: { body: bodyOf(passwordCheck) },
  responses: { 204: DONE, ...TRY_PROBLEMS },
});

const renewCodes = definePersonRoute({
  method: "post",
  path: "/auth/two-factor/recovery-codes",
  request: { body: bodyOf(passwordCheck) },
  responses: { 200: jsonOf(recoveryCodes, "New ones; the old ones are void."), ...TRY_PROBLEMS },
});

const madeTwoFactor = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const madeCodes = z.object({ backupCodes: z.array(z.string()) });

export const sessionRoutes = makeRoutes()
  .openapi(read, async (c) => {
    const { id, expiresAt, userId, name, email, role, agentId, twoFactor } = getSession(c);
    const user = { id: userId, name, email, role, agentId, twoFactor };
    const [ownerRecovered, deployment] = await Promise.all([
      loadRecovery(c.env.DB, Date.now()),
      describeDeployment(c.env),
    ]);
    return c.json({ user, id, expiresAt, ownerRecovered, deployment }, 200);
  })
  .openapi(signOut, async (c) => {
    const { id, userId } = getSession(c);
    await endSession(c.env.DB, userId, id);
    dropCookie(c);
    return c.body(null, 204);
  })
  .openapi(changePassword, async (c) => {
    const { password, newPassword } = c.req.valid("json");
    await prove(c, (auth) =>
      auth.api.changePassword({
        body: { currentPassword: password, newPassword, revokeOtherSessions: true },
        ...auth.ask,
      }),
    );
    await dropResetLinksStatement(c.env.DB, getSession(c).userId).run();
    await note(c, "user.password_changed");
    return c.body(null, 204);
  })
  .openapi(list, async (c) => {
    const { id, userId } = getSession(c);
    const found = await listSessions(c.env.DB, userId, Date.now());
    return c.json({ items: found.map((session) => ({ ...session, current: session.id === id })) }, 200);
  })
  .openapi(end, async (c) => {
    if (!(await endSession(c.env.DB, getSession(c).userId, c.req.valid("param").id)))
      throw notFound("session");
    return c.body(null, 204);
  })
  .openapi(endAll, async (c) => {
    await endSessionsStatement(c.env.DB, getSession(c).userId).run();
    dropCookie(c);
    return c.body(null, 204);
  })
  .openapi(enable, async (c) => {
    const { password } = c.req.valid("json");
    const made = madeTwoFactor.parse(
      await prove(c, (auth) => auth.api.enableTwoFactor({ body: { password, method: "totp" }, ...auth.ask })),
    );
    return c.json({ uri: made.totpURI, recoveryCodes: made.backupCodes }, 200);
  })
  .openapi(confirm, async (c) => {
    await prove(c, (auth) => auth.api.verifyTOTP({ body: c.req.valid("json"), ...auth.ask }));
    await note(c, "user.two_factor_enabled");
    return c.body(null, 204);
  })
  .openapi(disable, async (c) => {
    await prove(c, (auth) => auth.api.disableTwoFactor({ body: c.req.valid("json"), ...auth.ask }));
    await note(c, "user.two_factor_disabled");
    return c.body(null, 204);
  })
  .openapi(renewCodes, async (c) => {
    const made = madeCodes.parse(
      await prove(c, (auth) => auth.api.generateBackupCodes({ body: c.req.valid("json"), ...auth.ask })),
    );
    await note(c, "user.recovery_codes_renewed");
    return c.json({ recoveryCodes: made.backupCodes }, 200);
  });

async function describeDeployment(env: OfficeEnv): Promise<Session["deployment"]> {
  const { name, language, timeZone, currency, country } = await loadGeneralSettings(env);
  return { name, language, timeZone, currency, country };
}

/** What asks for the password again may be tried as seldom as signing in. */
async function prove(
  c: Context<ApiEnv>,
  run: (auth: Awaited<ReturnType<typeof getAuth>>) => Promise<Response>,
): Promise<unknown> {
  const tries = await limitTries(c, "prove", getSession(c).userId);
  const answer = await handOver(c, await run(await getAuth(c)));
  await forgiveTry(c, tries);
  return answer;
}

async function note(c: Context<ApiEnv>, action: string): Promise<void> {
  await audit(c.env.DB, c.var.actor, action, getSession(c).userId, undefined, undefined);
}

function getSession(c: Context<ApiEnv>): OpenSession {
  if (!c.var.session) throw new ApiError(403, "forbidden", "This is for people, not for keys.");
  return c.var.session;
}

function dropCookie(c: Context<ApiEnv>): void {
  const url = new URL(c.req.url);
  deleteCookie(c, `${cookiePrefix(url)}.session_token`, cookieAttributes(url));
}
