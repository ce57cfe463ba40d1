import * as z from "zod";
import { impactSchema } from "./rotators.ts";

/** The links where nobody but this agent takes turns, and where their people go without it. */
export const agentImpactSchema = z.object({
  links: z.array(
    impactSchema.pick({ clicks: true, otherwise: true }).extend({ rotatorId: z.string(), name: z.string() }),
  ),
});
