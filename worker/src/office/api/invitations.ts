import {
  acceptInput,
  type Invitation,
  invitationInput,
  invitationSchema,
  invitationToken,
  madeInvitation,
  resetLinkInput,
  resetPasswordInput,
  shownInvitation,
} from "@rotator/shared/contract/invitations";
import type { Role } from "@rotator/shared/contract/permissions";
import { signInAnswer } from "@rotator/shared/contract/session";
import type { Context } from "hono";
import * as z from "zod";
import {
  acceptInvitation,
  createInvitation,
  deleteInvitation,
  listInvitations,
  loadByToken,
  loadInvitation,
  resetPassword,
} from "../db/invitations.ts";
import { hashPassword } from "../sign-in/password.ts";
import type { Actor } from "./actor.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError, notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { toActor } from "./authenticate.ts";
import { checkRole } from "./check-role.ts";
import {
  bodyOf,
  defineOpenRoute,
  defineRoute,
  DONE,
  jsonOf,
  PROBLEMS,
  TRY_PROBLEMS,
} from "./define-route.ts";
import { rememberBrowser } from "./known-browser.ts";
import { forgiveTry, limitTries } from "./limit-tries.ts";
import { makeRoutes } from "./make-routes.ts";
import { signInWith } from "./sign-in.ts";
import { getUser } from "./users.ts";

const list = defineRoute("invitations:read", {
  method: "get",
  path: "/invitations",
  responses: {
    200: jsonOf(z.object({ items: z.array(invitationSchema) }), "Links that nobody used yet."),
    ...PROBLEMS,
  },
});

const create = defineRoute("invitations:write", {
  method: "post",
  path: "/invitations",
  request: { body: bodyOf(invitationInput) },
  responses: { 201: jsonOf(madeInvitation, "Its token, this once."), ...PROBLEMS },
});

const createReset = defineRoute("invitations:write", {
  method: "post",
  path: "/invitations/reset-link",
  request: { body: bodyOf(resetLinkInput) },
  responses: { 201: jsonOf(madeInvitation, "Its token, this once."), ...PROBLEMS },
});

const revoke = defineRoute("invitations:write", {
  method: "delete",
  path: "/invitations/{id}",
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: DONE, ...PROBLEMS },
});

const look = defineOpenRoute({
  method: "post",
  path: "/invitations/look",
  request: { body: bodyOf(invitationToken) },
  responses: { 200: jsonOf(shownInvitation, "What the link is for."), ...TRY_PROBLEMS },
});

const accept = defineOpenRoute({
  method: "post",
  path: "/invitations/accept",
  request: { body: bodyOf(acceptInput) },
  responses: { 201: jsonOf(signInAnswer, "The new user is signed in."), ...TRY_PROBLEMS },
});

const reset = defineOpenRoute({
  method: "post",
  path: "/invitations/reset-password",
  request: { body: bodyOf(resetPasswordInput) },
  responses: { 204: DONE, ...TRY_PROBLEMS },
});

/** For whoever holds a link. */
export const openInvitationRoutes = makeRoutes()
  .openapi(look, async (c) => {
    const { kind, role, agentName, userName, expiresAt } = await openLink(c, c.req.valid("json").token);
    return c.json({ kind, role, name: agentName ?? userName, expiresAt }, 200);
  })
  .openapi(accept, async (c) => {
    const { token, name, email, password } = c.req.valid("json");
    const { id, role, agentId } = await openLink(c, token, "invite");
    const passwordHash = await hashPassword(password);
    const made = await acceptInvitation(c.env.DB, token, { name, email, passwordHash });
    if (!made) throw gone();
    const actor = toActor({ userId: made.id, name, role, agentId });
    const after = { name, email, role, agentId, invitationId: id };
    await audit(c.env.DB, actor, "user.created", made.id, undefined, after);
    return c.json({ state: await signInWith(c, { email, password }) }, 201);
  })
  .openapi(reset, async (c) => {
    const { token, password } = c.req.valid("json");
    const { id, userId } = await openLink(c, token, "reset");
    if (userId === null) throw gone();
    const user = await getUser(c.env.DB, userId);
    if (!(await resetPassword(c.env.DB, { id, userId }, await hashPassword(password)))) throw gone();
    await audit(c.env.DB, toActor({ ...user, userId }), "user.password_reset", userId, undefined, {
      link: id,
    });
    await rememberBrowser(c, user.email);
    return c.body(null, 204);
  });

export const invitationRoutes = makeRoutes()
  .openapi(list, async (c) => c.json({ items: await listInvitations(c.env.DB, Date.now()) }, 200))
  .openapi(create, async (c) => {
    const { role, agentId } = c.req.valid("json");
    refuseUnlessMayOpen(c.var.actor, "invite", role);
    await checkRole(c.env.DB, role, agentId);
    return c.json(await make(c, { kind: "invite", role, agentId, userId: null }), 201);
  })
  .openapi(createReset, async (c) => {
    const user = await getUser(c.env.DB, c.req.valid("json").userId);
    refuseUnlessMayOpen(c.var.actor, "reset", user.role);
    if (user.disabledAt !== null)
      throw new ApiError(422, "invalid", "This user is switched off.", { userId: "disabled" });
    const { id: userId, role, agentId } = user;
    return c.json(await make(c, { kind: "reset", role, agentId, userId }), 201);
  })
  .openapi(revoke, async (c) => {
    const { id } = c.req.valid("param");
    const before = await loadInvitation(c.env.DB, id);
    if (!before) throw notFound("invitation");
    refuseUnlessMayOpen(c.var.actor, before.kind, before.role);
    if (!(await deleteInvitation(c.env.DB, id))) throw notFound("invitation");
    await audit(c.env.DB, c.var.actor, "invitation.revoked", id, before, undefined);
    return c.body(null, 204);
  });

async function make(
  c: Context<ApiEnv>,
  input: Pick<Invitation, "kind" | "role" | "agentId" | "userId">,
): Promise<z.infer<typeof madeInvitation>> {
  const { id, token } = await createInvitation(c.env.DB, { ...input, createdBy: c.var.actor.id });
  const invitation = await loadInvitation(c.env.DB, id);
  if (!invitation) throw notFound("invitation");
  await audit(c.env.DB, c.var.actor, "invitation.created", id, undefined, invitation);
  return { ...invitation, token };
}

/** Tokens cannot be guessed; that many are tried is refused all the same. */
async function openLink(c: Context<ApiEnv>, token: string, kind?: Invitation["kind"]): Promise<Invitation> {
  const tries = await limitTries(c, "link");
  const found = await loadByToken(c.env.DB, token, Date.now());
  if (!found || (kind !== undefined && found.kind !== kind)) throw gone();
  await forgiveTry(c, tries);
  return found;
}

function gone(): ApiError {
  return new ApiError(422, "invalid", "This link was used, has expired or was taken back.", {
    token: "gone",
  });
}

/** A manager lets in managers and CS, and gives a new password to CS alone: whoever has another's link could be him. */
function refuseUnlessMayOpen(actor: Actor, kind: Invitation["kind"], role: Role): void {
  if (actor.kind === "user" && actor.role === "owner") return;
  if (role === "staff" || (kind === "invite" && role === "admin")) return;
  throw new ApiError(403, "forbidden", "Only an owner may do this.");
}
