import type { invitationInput } from "@rotator/shared/contract/invitations";
import type { userEdit } from "@rotator/shared/contract/users";
import { infiniteQueryOptions, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";

const PAGE = "100";
const users = ["users"] as const;
const invitations = ["invitations"] as const;

export const teamQueries = {
  users: () =>
    infiniteQueryOptions({
      queryKey: [...users, "list"],
      queryFn: ({ pageParam }) =>
        ask(api.users.$get({ query: { limit: PAGE, ...(pageParam !== "" && { cursor: pageParam }) } })),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  holdings: (id: string) =>
    queryOptions({
      queryKey: ["user-holdings", id],
      queryFn: () => ask(api.users[":id"].holdings.$get({ param: { id } })),
      staleTime: 0,
    }),
  invitations: () => queryOptions({ queryKey: invitations, queryFn: () => ask(api.invitations.$get()) }),
  /** Whom a CS's sign-in can be bound to. */
  agents: () =>
    queryOptions({
      queryKey: ["agents", "choice"],
      queryFn: () => ask(api.agents.$get({ query: { limit: PAGE, archived: "false" } })),
    }),
};

export function refreshTeam(client: QueryClient) {
  return Promise.all([
    client.invalidateQueries({ queryKey: users }),
    client.invalidateQueries({ queryKey: invitations }),
  ]);
}

export const invite = mutationOptions({
  mutationFn: (json: z.input<typeof invitationInput>) => ask(api.invitations.$post({ json })),
  onSuccess: (_made, _input, _result, { client }) => refreshTeam(client),
});

export const makeResetLink = mutationOptions({
  mutationFn: (userId: string) => ask(api.invitations["reset-link"].$post({ json: { userId } })),
  onSuccess: (_made, _input, _result, { client }) => refreshTeam(client),
});

export const revokeInvitation = mutationOptions({
  mutationFn: (id: string) => ask(api.invitations[":id"].$delete({ param: { id } })),
  onSettled: (_nothing, _error, _id, _result, { client }) => refreshTeam(client),
});

export const editUser = mutationOptions({
  mutationFn: ({ id, ...json }: z.input<typeof userEdit> & { id: string }) =>
    ask(api.users[":id"].$put({ param: { id }, json })),
  onSettled: (_user, _error, _input, _result, { client }) => refreshTeam(client),
});

interface Seen {
  id: string;
  version: number;
}

export const switchUser = mutationOptions({
  mutationFn: ({ id, ...json }: Seen & { disabled: boolean }) =>
    ask(api.users[":id"].disabled.$put({ param: { id }, json })),
  onSettled: (_user, _error, _input, _result, { client }) => refreshTeam(client),
});

export const dropTwoFactor = mutationOptions({
  mutationFn: ({ id, version }: Seen) =>
    ask(api.users[":id"]["two-factor"].$delete({ param: { id }, query: { version: String(version) } })),
  onSettled: (_user, _error, _input, _result, { client }) => refreshTeam(client),
});

export const deleteUser = mutationOptions({
  mutationFn: ({ id, version }: Seen) =>
    ask(api.users[":id"].$delete({ param: { id }, query: { version: String(version) } })),
});
