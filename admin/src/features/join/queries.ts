import type { acceptInput, resetPasswordInput } from "@rotator/shared/contract/invitations";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../api.ts";

export const joinQueries = {
  invitation: (token: string) =>
    queryOptions({
      queryKey: ["invitation", token],
      queryFn: () => ask(api.invitations.look.$post({ json: { token } })),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const acceptInvitation = mutationOptions({
  mutationFn: (json: z.input<typeof acceptInput>) => ask(api.invitations.accept.$post({ json })),
});

export const resetPassword = mutationOptions({
  mutationFn: (json: z.input<typeof resetPasswordInput>) =>
    ask(api.invitations["reset-password"].$post({ json })),
});
