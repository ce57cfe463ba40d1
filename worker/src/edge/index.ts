import type { EdgeEnv } from "./env.ts";

export { Rotation } from "./rotation.ts";

export default {
  async fetch() {
    return new Response(null, { status: 404 });
  },
} satisfies ExportedHandler<EdgeEnv>;
