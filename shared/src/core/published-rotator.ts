import type {
  ChatLinkHost,
  ConsentRule,
  MemberState,
  RotationMethod,
  RotatorStatus,
  StickyCover,
} from "./rotator.ts";
import type { Site } from "./site.ts";

/** Format of the copy; a reader accepts one version older and one newer. */
export const PUBLISHED_FORMAT = 1;

export interface PublishedMember {
  id: string;
  name: string;
  /** E.164 digits. */
  phone: string;
  /** Turns in proportion; 1 for every member under round robin. */
  weight: number;
  /** The agent's own switch and the member's state in one: what it may do now. */
  state: MemberState;
}

/** The flat copy of a rotator that the edge reads; the office writes it, in one D1 transaction with the rows it comes from. */
export interface PublishedRotator {
  v: number;
  id: string;
  version: number;
  /** Counts changes of who serves with which weight; a message edit leaves it. */
  rosterVersion: number;
  /** `host/slug`, the current one first, then those it had before. */
  addresses: string[];
  name: string;
  status: RotatorStatus;
  method: RotationMethod;
  members: PublishedMember[];
  /** Agents that left this rotator and who got their customers; resolved, never a chain. */
  heirs: Record<string, string>;
  messageTemplate: string;
  chatLink: ChatLinkHost;
  deeplink: boolean;
  sticky: { enabled: boolean; days: number; cover: StickyCover };
  fallbackPhone: string | null;
  /** The link's own rule and the deployment's in one: the stricter. */
  consent: {
    rule: ConsentRule;
    formCountries: string[];
    honourGpc: boolean;
    /** Of whose people no ad platform is told. Absent in a copy of an older release. */
    quietCountries?: string[];
  };
  /** How `_fbc` and `_fbp` are set on this domain; null: they are not. */
  metaCookies: { domain: string; index: number } | null;
  /** Absent in a copy of an older release. */
  site?: Site;
}

/** The copy from its JSON text, or undefined if it is not one that this code can read. */
export function readPublishedRotator(text: string): PublishedRotator | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPublishedRotator(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPublishedRotator(value: unknown): value is PublishedRotator {
  if (typeof value !== "object" || value === null) return false;
  const copy = value as Partial<PublishedRotator>; // every field is optional until checked below
  return (
    typeof copy.v === "number" &&
    Math.abs(copy.v - PUBLISHED_FORMAT) <= 1 &&
    typeof copy.id === "string" &&
    typeof copy.version === "number" &&
    Array.isArray(copy.members) &&
    Array.isArray(copy.addresses) &&
    typeof copy.messageTemplate === "string" &&
    typeof copy.sticky === "object" &&
    typeof copy.consent === "object"
  );
}
