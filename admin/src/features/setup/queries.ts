import type { SetupInput } from "@rotator/shared/contract/setup";
import { mutationOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";

export const setUp = mutationOptions({
  mutationFn: (json: SetupInput) => ask(api.setup.$post({ json })),
});
