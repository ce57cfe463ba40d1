import type { acceptInput, resetPasswordInput, shownInvitation } from "@rotator/shared/contract/invitations";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { send } from "../../send.ts";

export const joinQueries = {
  invitation: (token: string) =>
    queryOptions({
      queryKey: ["invitation", token],
      queryFn: () => send<z.infer<typeof shownInvitation>>("POST", "/invitations/show", { token }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const acceptInvitation = mutationOptions({
  mutationFn: (input: z.input<typeof acceptInput>) => send<unknown>("POST", "/invitations/accept", input),
});

export const resetPassword = mutationOptions({
  mutationFn: (input: z.input<typeof resetPasswordInput>) =>
    send<unknown>("POST", "/invitations/reset-password", input),
});
