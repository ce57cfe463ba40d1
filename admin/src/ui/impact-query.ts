import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../api.ts";

/** Where people would go who open a link, without this CS. */
export function impactQuery(rotatorId: string, withoutAgentId?: string) {
  return queryOptions({
    queryKey: ["rotators", "impact", rotatorId, withoutAgentId],
    queryFn: () =>
      ask(
        api.rotators[":id"].impact.$get({
          param: { id: rotatorId },
          query: withoutAgentId === undefined ? {} : { withoutAgentId },
        }),
      ),
    staleTime: 0,
  });
}
