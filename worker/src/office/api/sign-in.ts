import { signInAnswer, signInInput, twoFactorInput } from "@rotator/shared/contract/session";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import * as z from "zod";
import { noteAdminUrl } from "../db/admin-url.ts";
import { loadChallengedUser } from "../db/two-factor.ts";
import { cookiePrefix } from "../sign-in/session-rules.ts";
import type { ApiEnv } from "./api-env.ts";
import { bodyOf, defineOpenRoute, jsonOf, TRY_PROBLEMS } from "./define-route.ts";
import { getAuth } from "./get-auth.ts";
import { handOver } from "./hand-over.ts";
import { isKnownBrowser, rememberBrowser } from "./known-browser.ts";
import { forgiveTry, limitKnownTries, limitTries } from "./limit-tries.ts";
import { makeRoutes } from "./make-routes.ts";

const signIn = defineOpenRoute({
  method: "post",
  path: "/auth/sign-in",
  request: { body: bodyOf(signInInput) },
  responses: { 200: jsonOf(signInAnswer, "Signed in, or asked for a code."), ...TRY_PROBLEMS },
});

const verify = defineOpenRoute({
  method: "post",
  path: "/auth/two-factor",
  request: { body: bodyOf(twoFactorInput) },
  responses: { 200: jsonOf(signInAnswer, "Signed in."), ...TRY_PROBLEMS },
});

export const signInRoutes = makeRoutes()
  .openapi(signIn, async (c) => {
    const input = c.req.valid("json");
    const known = await isKnownBrowser(c, input.email);
    const tries = await (known ? limitKnownTries : limitTries)(c, "sign-in", input.email);
    const state = await signInWith(c, input);
    await forgiveTry(c, tries);
    return c.json({ state }, 200);
  })
  .openapi(verify, async (c) => {
    const { kind, code } = c.req.valid("json");
    const tries = await limitTries(c, "code", await findChallenged(c));
    const { api, ask } = await getAuth(c);
    const check = kind === "app" ? api.verifyTOTP : api.verifyBackupCode;
    await handOver(c, await check({ body: { code }, ...ask }));
    await noteAdminUrl(c.env, new URL(c.req.url).origin);
    await forgiveTry(c, tries);
    return c.json({ state: "signed_in" as const }, 200);
  });

const redirected = z.object({ twoFactorRedirect: z.literal(true) });

/** Sets the cookies of whoever proves to be this person; how often that may be tried is the caller's to see to. */
export async function signInWith(
  c: Context<ApiEnv>,
  { email, password }: z.infer<typeof signInInput>,
): Promise<"signed_in" | "two_factor"> {
  const { api, ask } = await getAuth(c);
  const answer = await handOver(c, await api.signInEmail({ body: { email, password }, ...ask }));
  await rememberBrowser(c, email);
  if (redirected.safeParse(answer).success) return "two_factor";
  await noteAdminUrl(c.env, new URL(c.req.url).origin);
  return "signed_in";
}

/** Only to count by: whether the cookie is ours is seen to afterwards. */
async function findChallenged(c: Context<ApiEnv>): Promise<string | undefined> {
  const cookie = getCookie(c, `${cookiePrefix(new URL(c.req.url))}.two_factor`);
  const challenge = cookie?.split(".")[0];
  return challenge ? loadChallengedUser(c.env.DB, challenge) : undefined;
}
