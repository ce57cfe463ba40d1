import type { SetupInput } from "@rotator/shared/contract/setup";
import { mutationOptions } from "@tanstack/react-query";
import { send } from "../../send.ts";

export const setUp = mutationOptions({
  mutationFn: (input: SetupInput) => send<unknown>("POST", "/setup", input),
});
