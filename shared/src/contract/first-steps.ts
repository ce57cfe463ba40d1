import * as z from "zod";

/** What an owner has done of what makes a deployment worth its while. */
export const firstStepsSchema = z.object({
  link: z.boolean(),
  /** A host of one's own, beside those that come with the Workers. */
  domain: z.boolean(),
  pixel: z.boolean(),
  /** A click of the last 30 days told its campaign. */
  ad: z.boolean(),
  team: z.boolean(),
  /** Where links answer without any domain of one's own, as far as that can be told from here. */
  linkHost: z.string().nullable(),
});
export type FirstSteps = z.infer<typeof firstStepsSchema>;
