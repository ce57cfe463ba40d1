import type { OwnAgent } from "@rotator/shared/contract/own-agent";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";

const key = ["own-agent"] as const;
// A manager may turn the switch too.
const REFRESHED_EVERY_MS = 30_000;

export const meQueries = {
  agent: () =>
    queryOptions({
      queryKey: key,
      queryFn: () => ask(api.session.agent.$get()),
      refetchInterval: REFRESHED_EVERY_MS,
    }),
};

/** Shown as switched at once, and back as it was when the answer is no. */
export const switchSelf = mutationOptions({
  mutationFn: ({ id, active }: { id: string; active: boolean }) =>
    ask(api.agents[":id"].active.$put({ param: { id }, json: { active } })),
  onMutate: async ({ active }, { client }) => {
    await client.cancelQueries({ queryKey: key });
    client.setQueryData<OwnAgent>(key, (own) => withActive(own, active));
  },
  onError: (_error, { active }, _before, { client }) =>
    client.setQueryData<OwnAgent>(key, (own) => withActive(own, !active)),
  onSettled: (_agent, _error, _input, _before, { client }) => client.invalidateQueries({ queryKey: key }),
});

function withActive(own: OwnAgent | undefined, active: boolean): OwnAgent | undefined {
  return own?.agent ? { ...own, agent: { ...own.agent, active } } : own;
}
