import { CHOICES, CONSENTS, VERDICTS } from "../core/click.ts";
import {
  CHAT_LINKS,
  CONSENT_RULES,
  MEMBER_STATES,
  ROTATION_METHODS,
  ROTATOR_STATUSES,
  STICKY_COVERS,
} from "../core/rotator.ts";
import { TRY_PROFILES } from "../core/try-profile.ts";
import * as z from "zod";
import { lastSwitch } from "./agents.ts";
import { pageQuery } from "./page.ts";

const MAX_MEMBERS = 100;

export const rotatorFilter = pageQuery.extend({
  /** Those that were put away, instead of those in use. */
  archived: z.stringbool().default(false),
});

const weight = z.int("malformed").min(0, "malformed").max(10_000, "malformed");
const position = z.int("malformed").min(0, "malformed").max(MAX_MEMBERS, "malformed");
const version = z.int().min(1);

/** What is left out stays as it is; a new member begins with 100 and active. Equal turns keep the weights, unused. */
const memberPart = { weight: weight.optional(), state: z.enum(MEMBER_STATES).optional() };

/** An agent by its id, or by name and number: a number that is known is that agent, under its own name; any other is a new one. */
const memberInput = z
  .strictObject({
    agentId: z.string().min(1, "empty").max(60, "too_long").optional(),
    name: z.string().trim().min(1, "empty").max(80, "too_long").optional(),
    phone: z.string().trim().min(1, "empty").max(40, "too_long").optional(),
    ...memberPart,
  })
  .superRefine(({ agentId, name, phone }, context) => {
    for (const [field, value] of Object.entries({ name, phone })) {
      if ((agentId === undefined) === (value !== undefined)) continue;
      const message = value === undefined ? "empty" : "unknown";
      context.addIssue({ code: "custom", path: [field], message });
    }
  });

export const stickyInput = z.strictObject({
  enabled: z.boolean(),
  days: z.int("malformed").min(1, "malformed").max(400, "malformed"),
  cover: z.enum(STICKY_COVERS),
});

export const consentInput = z.strictObject({
  rule: z.enum(CONSENT_RULES),
  /** ISO 3166, two capitals. */
  formCountries: z.array(z.string().max(2, "malformed")).max(250, "too_long"),
  honourGpc: z.boolean(),
});

export const rotatorInput = z.strictObject({
  slug: z.string().trim().min(1, "empty").max(64, "too_long"),
  domainId: z.string().min(1, "empty").max(60),
  name: z.string().trim().min(1, "empty").max(120, "too_long"),
  method: z.enum(ROTATION_METHODS).default("round_robin"),
  /** The whole list in its order. */
  members: z.array(memberInput).max(MAX_MEMBERS, "too_long"),
  messageTemplate: z.string().min(1, "empty").max(4000, "too_long"),
  sticky: stickyInput.default({ enabled: true, days: 90, cover: "return" }),
  deeplink: z.boolean().default(false),
  chatLink: z.enum(CHAT_LINKS).default("wa.me"),
  /** Null: the deployment's default pixel. */
  pixelId: z.string().max(60).nullable().default(null),
  clickEvent: z.string().max(50, "too_long").default("none"),
  /** As it was typed; null: the deployment's backup number. */
  fallbackPhone: z.string().trim().min(1, "empty").max(40, "too_long").nullable().default(null),
  consent: consentInput.default({ rule: "assumed", formCountries: [], honourGpc: false }),
});
export type RotatorInput = z.infer<typeof rotatorInput>;

/**
 * All fields are said again; the members may be left out and stay as they are.
 * Switches that others turned since the version was seen make it stale for nobody.
 */
export const rotatorEdit = z.strictObject({
  ...rotatorInput.shape,
  method: z.enum(ROTATION_METHODS),
  members: rotatorInput.shape.members.optional(),
  sticky: stickyInput,
  deeplink: z.boolean(),
  chatLink: z.enum(CHAT_LINKS),
  pixelId: rotatorInput.shape.pixelId.unwrap(),
  clickEvent: rotatorInput.shape.clickEvent.unwrap(),
  fallbackPhone: rotatorInput.shape.fallbackPhone.unwrap(),
  consent: consentInput,
  version,
});

export const rotatorStatusInput = z.strictObject({ status: z.enum(ROTATOR_STATUSES) });

export const memberEdit = z.strictObject({ ...memberPart, position: position.optional(), version });

/** The switch: says what shall be, acts at once, and is part of no Save. */
export const memberSwitch = z.strictObject({ state: z.enum(MEMBER_STATES) });

/** In the address, since a DELETE has no body. */
export const memberRemoval = z.object({
  version: z.coerce.number().int().min(1),
  /** Who gets the customers; without it they go by turn. */
  heirId: z.string().max(60).optional(),
});

const rotatorHead = {
  id: z.string(),
  version: z.int(),
  name: z.string(),
  /** The whole address of the link, to be copied into ads. */
  link: z.string(),
  slug: z.string(),
  domainId: z.string(),
  host: z.string(),
  status: z.enum(ROTATOR_STATUSES),
  method: z.enum(ROTATION_METHODS),
  createdAt: z.int(),
};

export const rotatorListItemSchema = z.object({
  ...rotatorHead,
  memberCount: z.int(),
  /** Members that take turns now. */
  servingCount: z.int(),
  /** People's clicks since midnight in the deployment's time zone. */
  clicksToday: z.int(),
});
export type RotatorListItem = z.infer<typeof rotatorListItemSchema>;

export const rotatorMemberSchema = z.object({
  agentId: z.string(),
  name: z.string(),
  phone: z.string(),
  weight: z.int(),
  /** In this rotator. */
  state: z.enum(MEMBER_STATES),
  /** The agent's own switch, everywhere. */
  active: z.boolean(),
  /** What both switches and the weight come to; a paused rotator does not change it. */
  effectiveState: z.enum(MEMBER_STATES),
  /** Of the switch here … */
  switched: lastSwitch,
  /** … and of the agent's own. */
  switchedEverywhere: lastSwitch,
});

export const rotatorAddressSchema = z.object({
  domainId: z.string(),
  host: z.string(),
  slug: z.string(),
  link: z.string(),
  /** The present one; the others are old and lead here still. */
  present: z.boolean(),
  createdAt: z.int(),
});

export const rotatorSchema = z.object({
  ...rotatorHead,
  rosterVersion: z.int(),
  updatedAt: z.int(),
  /** False: saved, and on its way to the links. */
  published: z.boolean(),
  messageTemplate: z.string(),
  chatLink: z.enum(CHAT_LINKS),
  deeplink: z.boolean(),
  sticky: stickyInput,
  fallbackPhone: z.string().nullable(),
  consent: consentInput,
  pixelId: z.string().nullable(),
  clickEvent: z.string(),
  members: z.array(rotatorMemberSchema),
  /** The present one first. */
  addresses: z.array(rotatorAddressSchema),
});
export type Rotator = z.infer<typeof rotatorSchema>;

export const impactQuery = z.object({
  /** As if this member were off. */
  withoutAgentId: z.string().max(60).optional(),
});

export const impactSchema = z.object({
  /** People's clicks of the last 7 days. */
  clicks: z.int(),
  /** Who would take turns while it is active. Paused or archived, it still leads people to these, without turns. */
  serving: z.array(z.object({ agentId: z.string(), name: z.string() })),
  /** Where people go while nobody serves: the first of these that there is, or a page that apologises. */
  otherwise: z.object({
    /** The rotator's own backup number. */
    fallbackPhone: z.string().nullable(),
    /** The deployment's, for links that have none of their own. */
    deploymentPhone: z.string().nullable(),
    /** Then this member, who is there for old customers. */
    member: z.object({ agentId: z.string(), name: z.string() }).nullable(),
  }),
});
export type Impact = z.infer<typeof impactSchema>;

/** Of the last 7 days, today included: people's clicks, and those of ads that said nothing of the ad. */
export const adParametersSchema = z.object({ clicks: z.int(), missing: z.int(), unreplaced: z.int() });

export const rotatorTry = z.strictObject({
  profile: z.enum(TRY_PROFILES),
  /** As a customer of this agent, who comes back. */
  ownerId: z.string().max(60, "too_long").optional(),
  /** From where; ISO 3166, two capitals. Without it nobody knows, as of some visitors. */
  country: z.string().max(2, "malformed").optional(),
  /** Of the link, without "?". */
  query: z.string().max(2000, "too_long").default(""),
});

export const rotatorTrySchema = z.object({
  verdict: z.enum(VERDICTS),
  /** What it was recognised by, where it is no person. */
  reason: z.string().nullable(),
  /** Why this agent. */
  choice: z.enum(CHOICES),
  agent: z.object({ agentId: z.string(), name: z.string() }).nullable(),
  consent: z.enum(CONSENTS),
  rosterVersion: z.int(),
  /** A redirect leads on by itself, a page with a button; `nothing` for who only fetches ahead. */
  opens: z.enum(["redirect", "page", "nothing"]),
  chatLink: z.string().nullable(),
  message: z.string().nullable(),
});
export type RotatorTry = z.infer<typeof rotatorTrySchema>;
