import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { agentRoutes } from "./agents.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";
import { authenticate } from "./authenticate.ts";
import { clickRoutes } from "./clicks.ts";
import { leadFileRoutes } from "./lead-files.ts";
import { leadRoutes } from "./leads.ts";
import { refuseForeignWrites } from "./refuse-foreign-writes.ts";
import { reportTableRoutes } from "./report-tables.ts";
import { reportRoutes } from "./reports.ts";
import { toProblem } from "./to-problem.ts";

const MAX_BODY_BYTES = 1_000_000;

/** `/api`: the administration, for people who signed in and machines with a key. */
export const api = new OpenAPIHono<ApiEnv>().basePath("/api");

api.onError(toProblem);
api.notFound((c) => toProblem(new ApiError(404, "not_found", "No such address."), c));
api.use(
  bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new ApiError(413, "too_large", "The request is too large.");
    },
  }),
);
api.use(refuseForeignWrites);
api.use(async (c, next) => {
  await next();
  c.res.headers.set("cache-control", "no-store");
});

const routes = api
  .use(authenticate)
  .route("/", agentRoutes)
  .route("/", clickRoutes)
  .route("/", leadFileRoutes)
  .route("/", leadRoutes)
  .route("/", reportRoutes)
  .route("/", reportTableRoutes);
export type AdminApi = typeof routes;
