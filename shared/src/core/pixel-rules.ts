import type { Platform } from "./conversion.ts";

/** What the fields of a pixel may hold on a platform. */
export interface PixelRules {
  datasetId: RegExp;
  accessToken: RegExp;
  testEventCode: RegExp;
  /** Of the platform's interface. */
  version: RegExp;
  defaultVersion: string;
}

/** A new platform is an entry here, its name in `PLATFORMS`, the file that makes its destination and a line in `destinations.ts`. */
export const PIXEL_RULES: Record<Platform, PixelRules> = {
  meta: {
    datasetId: /^\d{5,20}$/,
    accessToken: /^[\x21-\x7e]{10,1000}$/,
    testEventCode: /^TEST[0-9A-Za-z]{1,20}$/,
    version: /^v\d{2}\.\d$/,
    defaultVersion: "v25.0",
  },
};
