import { answer } from "./answer.ts";
import type { EdgeEnv } from "./env.ts";
import { createIsolate } from "./isolate.ts";

export { LinkTest } from "./link-test.ts";
export { Rotation } from "./rotation.ts";

const isolate = createIsolate();

export default {
  fetch: (request, env, ctx) => answer(request, env, ctx, isolate),
} satisfies ExportedHandler<EdgeEnv>;
