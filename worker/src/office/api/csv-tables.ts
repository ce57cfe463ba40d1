import {
  agentReportRow,
  countryReportRow,
  deviceReportRow,
  hourReportRow,
  rotatorReportRow,
} from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { loadAgentReport } from "../db/load-agent-report.ts";
import { loadCountryReport, loadDeviceReport } from "../db/load-dimension-reports.ts";
import { loadHourReport } from "../db/load-hour-report.ts";
import { loadRotatorReport } from "../db/load-rotator-report.ts";
import type { ReportPeriod } from "../db/report-period.ts";
import type { CsvRow } from "./to-csv.ts";

interface CsvTable {
  columns: string[];
  load: (db: D1Database, period: ReportPeriod) => Promise<CsvRow[]>;
  wholeDays: boolean;
}

/** Reports that are a table, by the last part of their address. */
export const CSV_TABLES: ReadonlyMap<string, CsvTable> = new Map([
  ["agents", tableOf(agentReportRow, loadAgentReport)],
  ["rotators", tableOf(rotatorReportRow, loadRotatorReport)],
  ["countries", tableOf(countryReportRow, loadCountryReport, true)],
  ["devices", tableOf(deviceReportRow, loadDeviceReport, true)],
  ["hours", tableOf(hourReportRow, loadHourReport)],
]);

function tableOf(row: z.ZodObject, load: CsvTable["load"], wholeDays = false): CsvTable {
  return { columns: Object.keys(row.shape), load, wholeDays };
}
