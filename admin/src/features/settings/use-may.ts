import { type Permission, roleMay } from "@rotator/shared/contract/permissions";
import { useQuery } from "@tanstack/react-query";
import { sessionQueries } from "../../session-queries.ts";

/** Whether whoever is signed in may do this; the API asks again. */
export function useMay(permission: Permission): boolean {
  const { data: session } = useQuery(sessionQueries.current());
  return session !== undefined && roleMay(session.user.role, permission);
}
