import {
  addressStateSchema,
  type Domain,
  domainCheckSchema,
  domainEdit,
  domainInput,
  domainSchema,
} from "@rotator/shared/contract/domains";
import { pageOf, pageQuery } from "@rotator/shared/contract/page";
import { SLUG_PATTERN } from "@rotator/shared/core/rotator";
import * as z from "zod";
import { checkDomain } from "../check-domain.ts";
import { deleteDomain } from "../db/delete-domain.ts";
import { refuseInvalid } from "../db/change-refused.ts";
import { saveDomainCheck } from "../db/domain-checks.ts";
import { listDomains, loadDomain } from "../db/list-domains.ts";
import { loadAddressState } from "../db/load-address-state.ts";
import { readLinkHost } from "../db/link-host.ts";
import { saveDomain } from "../db/save-domain.ts";
import type { OfficeEnv } from "../env.ts";
import { isAdminHost } from "../sign-in/admin-host.ts";
import { ApiError, notFound } from "./api-error.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";
import { toPage } from "./paging.ts";

const params = z.object({ id: z.string() });

const list = defineRoute("domains:read", {
  method: "get",
  path: "/domains",
  request: { query: pageQuery },
  responses: { 200: jsonOf(pageOf(domainSchema), "Link domains, the oldest first."), ...PROBLEMS },
});

const create = defineRoute("domains:write", {
  method: "post",
  path: "/domains",
  request: { body: bodyOf(domainInput) },
  responses: { 201: jsonOf(domainSchema, "The new domain."), ...PROBLEMS },
});

const read = defineRoute("domains:read", {
  method: "get",
  path: "/domains/{id}",
  request: { params },
  responses: { 200: jsonOf(domainSchema, "The domain."), ...PROBLEMS },
});

const edit = defineRoute("domains:write", {
  method: "put",
  path: "/domains/{id}",
  request: { params, body: bodyOf(domainEdit) },
  responses: { 200: jsonOf(domainSchema, "The domain as it is now."), ...PROBLEMS },
});

const remove = defineRoute("domains:write", {
  method: "delete",
  path: "/domains/{id}",
  request: { params },
  responses: { 204: { description: "Gone. A domain that links use is refused with 409." }, ...PROBLEMS },
});

const check = defineRoute("domains:read", {
  method: "post",
  path: "/domains/{id}/check",
  request: { params },
  responses: { 200: jsonOf(domainCheckSchema, "Whether it reaches this deployment, now."), ...PROBLEMS },
});

const address = defineRoute("domains:read", {
  method: "get",
  path: "/domains/{id}/addresses/{slug}",
  request: { params: params.extend({ slug: z.string().regex(SLUG_PATTERN, "malformed") }) },
  responses: { 200: jsonOf(addressStateSchema, "Whether a link may take this ending."), ...PROBLEMS },
});

export const domainRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid("query");
    return c.json(toPage(await listDomains(c.env.DB, cursor ?? "", limit + 1), limit), 200);
  })
  .openapi(create, async (c) => {
    const input = c.req.valid("json");
    refuseInvalid(standsOnAdmin(c.env, input.host) ? { host: "taken" } : {});
    const { id } = await saveDomain(c.env, input);
    const domain = await getDomain(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "domain.created", id, undefined, toRecord(domain));
    return c.json(domain, 201);
  })
  .openapi(read, async (c) => c.json(await getDomain(c.env.DB, c.req.valid("param").id), 200))
  .openapi(edit, async (c) => {
    const { id } = c.req.valid("param");
    const { version, setMetaCookies } = c.req.valid("json");
    const before = await getDomain(c.env.DB, id);
    await saveDomain(c.env, { host: before.host, setMetaCookies }, { id, version });
    const domain = await getDomain(c.env.DB, id);
    await audit(c.env.DB, c.var.actor, "domain.updated", id, toRecord(before), toRecord(domain));
    return c.json(domain, 200);
  })
  .openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    const domain = await getDomain(c.env.DB, id);
    if (!(await deleteDomain(c.env.DB, id))) throw inUse(await getDomain(c.env.DB, id));
    await audit(c.env.DB, c.var.actor, "domain.deleted", id, toRecord(domain), undefined);
    return c.body(null, 204);
  })
  .openapi(check, async (c) => {
    const { id, host } = await getDomain(c.env.DB, c.req.valid("param").id);
    const found = await checkDomain(c.env, host);
    await saveDomainCheck(c.env.DB, id, found);
    return c.json((await getDomain(c.env.DB, id)).check ?? found, 200);
  })
  .openapi(address, async (c) => {
    const { id, slug } = c.req.valid("param");
    await getDomain(c.env.DB, id);
    return c.json(await loadAddressState(c.env.DB, { domainId: id, slug }, Date.now()), 200);
  });

/** Where the admin answers, no link does; in development they share a host. */
function standsOnAdmin(env: OfficeEnv, host: string): boolean {
  return env.FORWARD_LINKS !== "on" && isAdminHost(readLinkHost(host) ?? "", env);
}

async function getDomain(db: D1Database, id: string) {
  const domain = await loadDomain(db, id);
  if (!domain) throw notFound("domain");
  return domain;
}

/** What people change of it. */
function toRecord({ steps: _steps, check: _check, liveAt: _liveAt, ...domain }: Domain) {
  return domain;
}

function inUse({ rotators, formerAddresses }: Domain): ApiError {
  const detail = `Links stand on it: ${rotators} now, and ${formerAddresses} old addresses still lead on.`;
  return new ApiError(409, "in_use", detail, {
    rotators: String(rotators),
    formerAddresses: String(formerAddresses),
  });
}
