import type { Rotator } from "@rotator/shared/contract/rotators";
import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";

const key = ["rotators"] as const;
export type MemberState = Rotator["members"][number]["state"];

export const rotatorQueries = {
  list: (archived: boolean) =>
    infiniteQueryOptions({
      queryKey: [...key, "list", { archived }],
      queryFn: ({ pageParam }) =>
        ask(
          api.rotators.$get({
            query: { archived: String(archived), ...(pageParam !== "" && { cursor: pageParam }) },
          }),
        ),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...key, "detail", id],
      queryFn: () => ask(api.rotators[":id"].$get({ param: { id } })),
    }),
  /** Fourteen days of each. */
  sparklines: (ids: readonly string[]) =>
    queryOptions({
      queryKey: [...key, "sparklines", ...ids],
      queryFn: () => ask(api.reports.sparklines.$get({ query: { rotatorIds: ids.join(",") } })),
      enabled: ids.length > 0,
    }),
  adParameters: (id: string) =>
    queryOptions({
      queryKey: [...key, "ad-parameters", id],
      queryFn: () => ask(api.rotators[":id"]["ad-parameters"].$get({ param: { id } })),
    }),
};

interface MemberSwitch {
  id: string;
  agentId: string;
  state: MemberState;
}

/** Shown as switched at once; the answer comes when the rotation has it, and says how it is. */
export const switchMember = mutationOptions({
  mutationFn: ({ id, agentId, state }: MemberSwitch) =>
    ask(api.rotators[":id"].members[":agentId"].state.$put({ param: { id, agentId }, json: { state } })),
  onMutate: async ({ id, agentId, state }, { client }) => {
    const { queryKey } = rotatorQueries.detail(id);
    await client.cancelQueries({ queryKey });
    const before = client.getQueryData(queryKey)?.members.find((member) => member.agentId === agentId);
    client.setQueryData(queryKey, (rotator) => withMember(rotator, agentId, state));
    return before?.state;
  },
  onError: (_error, { id, agentId }, before, { client }) => {
    const { queryKey } = rotatorQueries.detail(id);
    if (before) client.setQueryData(queryKey, (rotator) => withMember(rotator, agentId, before));
  },
  onSettled: (_answer, _error, _input, _before, { client }) => client.invalidateQueries({ queryKey: key }),
});

export const setStatus = mutationOptions({
  mutationFn: ({ id, status }: { id: string; status: Rotator["status"] }) =>
    ask(api.rotators[":id"].status.$put({ param: { id }, json: { status } })),
  onSettled: (_answer, _error, _input, _before, { client }) => client.invalidateQueries({ queryKey: key }),
});

/** An old address stops leading here. */
export const removeAddress = mutationOptions({
  mutationFn: (param: { id: string; domainId: string; slug: string }) =>
    ask(api.rotators[":id"].addresses[":domainId"][":slug"].$delete({ param })),
  onSuccess: (rotator, { id }, _before, { client }) => {
    client.setQueryData(rotatorQueries.detail(id).queryKey, rotator);
  },
});

function withMember(rotator: Rotator | undefined, agentId: string, state: MemberState): Rotator | undefined {
  return (
    rotator && {
      ...rotator,
      members: rotator.members.map((member) => (member.agentId === agentId ? { ...member, state } : member)),
    }
  );
}
