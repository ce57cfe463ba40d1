import type { RotatorTry, rotatorTry } from "@rotator/shared/contract/rotators";
import { mutationOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";

/** What such a visitor would meet now. Takes no turn, writes nothing. */
export const tryLink = mutationOptions({
  mutationFn: ({ id, ...json }: z.input<typeof rotatorTry> & { id: string }): Promise<RotatorTry> =>
    ask(api.rotators[":id"].try.$post({ param: { id }, json })),
});
