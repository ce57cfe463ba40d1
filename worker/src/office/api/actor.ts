import { type Permission, type Role, roleMay } from "@rotator/shared/contract/permissions";

/** Who asks: a person who signed in, or a machine with a key. */
export type Actor =
  | { kind: "user"; id: string; name: string; role: Role; agentId: string | undefined }
  | { kind: "key"; id: string; name: string; scopes: readonly string[] };

/** As rows name who did it. */
export function nameActor(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}

export function isAllowed(actor: Actor, permission: Permission): boolean {
  return actor.kind === "user" ? roleMay(actor.role, permission) : actor.scopes.includes(permission);
}

/** The agent whose things alone a CS may see; undefined for everybody else. */
export function ownAgentId(actor: Actor): string | undefined {
  if (actor.kind !== "user" || actor.role !== "staff") return undefined;
  // A CS without an agent owns nothing.
  return actor.agentId ?? "none";
}
