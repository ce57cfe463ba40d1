import * as z from "zod";

/** The agent that an account is bound to, with who else takes turns beside it: names, never their numbers. */
export const ownAgent = z.object({
  /** Null for an account that belongs to none. */
  agent: z
    .object({
      id: z.string(),
      name: z.string(),
      phone: z.string(),
      active: z.boolean(),
      /** Set for one who resigned: nothing is sent there any more. */
      archivedAt: z.int().nullable(),
      /** Of the links that it takes part in. */
      rotators: z.array(z.string()),
    })
    .nullable(),
  /** When the switch was last turned and by whom, where that is known; null: never. `self`: by this account. */
  switched: z.object({ at: z.int(), by: z.string().nullable(), self: z.boolean() }).nullable(),
  /** In the same links. */
  others: z.array(z.object({ name: z.string(), on: z.boolean() })),
});
export type OwnAgent = z.infer<typeof ownAgent>;
