export const ROTATOR_STATUSES = ["active", "paused", "archived"] as const;
export type RotatorStatus = (typeof ROTATOR_STATUSES)[number];

export const ROTATION_METHODS = ["round_robin", "weighted"] as const;
export type RotationMethod = (typeof ROTATION_METHODS)[number];

export const MEMBER_STATES = ["active", "drain", "off"] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** What happens to a visitor whose agent is off: `return` to it later, or `keep` who covers. */
export const STICKY_COVERS = ["return", "keep"] as const;
export type StickyCover = (typeof STICKY_COVERS)[number];

export const CHAT_LINKS = ["wa.me", "api.whatsapp.com"] as const;
export type ChatLinkHost = (typeof CHAT_LINKS)[number];

export const CONSENT_RULES = ["assumed", "form", "never"] as const;
export type ConsentRule = (typeof CONSENT_RULES)[number];

/** A link ending: lower-case letters, digits, `-` and `_`, 1 to 64, beginning with a letter or a digit. */
export const SLUG_PATTERN = /^[a-z0-9][a-z0-9_-]{0,63}$/;
