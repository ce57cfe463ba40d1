import type { OfficeEnv } from "./env.ts";

export default {
  async fetch(request, env) {
    return env.ASSETS.fetch(request);
  },
} satisfies ExportedHandler<OfficeEnv>;
