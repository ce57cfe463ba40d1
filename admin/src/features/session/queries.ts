import type { signInAnswer, signInInput, twoFactorInput } from "@rotator/shared/contract/session";
import { mutationOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { send } from "../../send.ts";

export const signIn = mutationOptions({
  mutationFn: (input: z.input<typeof signInInput>) =>
    send<z.infer<typeof signInAnswer>>("POST", "/auth/sign-in", input),
});

export const confirmTwoFactor = mutationOptions({
  mutationFn: (input: z.input<typeof twoFactorInput>) =>
    send<z.infer<typeof signInAnswer>>("POST", "/auth/two-factor", input),
});

export const signOut = mutationOptions({ mutationFn: () => send<unknown>("POST", "/auth/sign-out") });
