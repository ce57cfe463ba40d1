import type { countryReportRow, deviceReportRow } from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { compareDimensionValues } from "./compare-dimension-values.ts";
import type { ReportPeriod } from "./report-period.ts";

type DeviceReportRow = z.infer<typeof deviceReportRow>;

const DEVICE_DIMENSIONS = ["device", "os", "in_app"] as const satisfies DeviceReportRow["dimension"][];

export async function loadCountryReport(
  db: D1Database,
  period: ReportPeriod,
): Promise<z.infer<typeof countryReportRow>[]> {
  const counts = await compareDimensionValues(db, period, ["country"]);
  return counts.map(({ value, clicks, clicksBefore }) => ({ country: value, clicks, clicksBefore }));
}

export async function loadDeviceReport(db: D1Database, period: ReportPeriod): Promise<DeviceReportRow[]> {
  const counts = await compareDimensionValues(db, period, DEVICE_DIMENSIONS);
  return DEVICE_DIMENSIONS.flatMap((dimension) =>
    counts
      .filter((count) => count.dimension === dimension)
      .map(({ value, clicks, clicksBefore }) => ({ dimension, value, clicks, clicksBefore })),
  );
}
