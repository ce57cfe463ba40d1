import type { reportQuery } from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { loadTimeZone } from "../db/load-time-zone.ts";
import { MAX_DAYS, readReportPeriod, type ReportPeriod } from "../db/report-period.ts";
import type { OfficeEnv } from "../env.ts";
import { ApiError } from "./api-error.ts";

/** The period that a report is asked for, in the deployment's zone; refused by field. */
export async function readPeriod(
  env: OfficeEnv,
  asked: z.infer<typeof reportQuery>,
  nowMs: number,
  wholeDays = false,
): Promise<ReportPeriod> {
  const period = readReportPeriod(asked, await loadTimeZone(env), nowMs, wholeDays);
  if ("problem" in period)
    throw new ApiError(422, "invalid", `A period begins before it ends and has ${MAX_DAYS} days at most.`, {
      from: period.problem,
    });
  return period;
}
