import type { recoverInput } from "@rotator/shared/contract/setup";
import type { signInInput, twoFactorInput } from "@rotator/shared/contract/session";
import { mutationOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../api.ts";

export const signIn = mutationOptions({
  mutationFn: (json: z.input<typeof signInInput>) => ask(api.auth["sign-in"].$post({ json })),
});

export const confirmTwoFactor = mutationOptions({
  mutationFn: (json: z.input<typeof twoFactorInput>) => ask(api.auth["two-factor"].$post({ json })),
});

export const signOut = mutationOptions({ mutationFn: () => ask(api.auth["sign-out"].$post()) });

export const recover = mutationOptions({
  mutationFn: (json: z.input<typeof recoverInput>) => ask(api.setup.recover.$post({ json })),
});
