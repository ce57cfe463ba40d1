import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { addDocument } from "./add-document.ts";
import { agentRoutes } from "./agents.ts";
import { alarmChannelRoutes } from "./alarm-channels.ts";
import { alarmRoutes } from "./alarms.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { auditLogRoutes } from "./audit-log.ts";
import { authenticate } from "./authenticate.ts";
import { checkRoutes } from "./checks.ts";
import { clickRoutes } from "./clicks.ts";
import { conversionEventRoutes } from "./conversion-events.ts";
import { domainRoutes } from "./domains.ts";
import { firstStepRoutes } from "./first-steps.ts";
import { invitationRoutes, openInvitationRoutes } from "./invitations.ts";
import { leadFileRoutes } from "./lead-files.ts";
import { leadRoutes } from "./leads.ts";
import { ownAgentRoutes } from "./own-agent.ts";
import { pixelRoutes } from "./pixels.ts";
import { refuseForeignWrites } from "./refuse-foreign-writes.ts";
import { reportTableRoutes } from "./report-tables.ts";
import { reportRoutes } from "./reports.ts";
import { rotatorMemberRoutes } from "./rotator-members.ts";
import { rotatorRoutes } from "./rotators.ts";
import { sessionRoutes } from "./session.ts";
import { settingRoutes } from "./settings.ts";
import { setupRoutes } from "./setup.ts";
import { signInRoutes } from "./sign-in.ts";
import { toProblem } from "./to-problem.ts";
import { userRoutes } from "./users.ts";

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
  .route("/", setupRoutes)
  .route("/", signInRoutes)
  .route("/", openInvitationRoutes)
  .use(authenticate)
  .route("/", sessionRoutes)
  .route("/", ownAgentRoutes)
  .route("/", firstStepRoutes)
  .route("/", agentRoutes)
  .route("/", domainRoutes)
  .route("/", rotatorRoutes)
  .route("/", rotatorMemberRoutes)
  .route("/", pixelRoutes)
  .route("/", clickRoutes)
  .route("/", leadFileRoutes)
  .route("/", leadRoutes)
  .route("/", conversionEventRoutes)
  .route("/", reportRoutes)
  .route("/", reportTableRoutes)
  .route("/", userRoutes)
  .route("/", invitationRoutes)
  .route("/", apiKeyRoutes)
  .route("/", auditLogRoutes)
  .route("/", settingRoutes)
  .route("/", alarmChannelRoutes)
  .route("/", alarmRoutes)
  .route("/", checkRoutes);
addDocument(api);

export type AdminApi = typeof routes;
