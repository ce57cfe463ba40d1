import type { Platform } from "@rotator/shared/core/conversion";
import type { ConversionSettings } from "../db/conversion-settings.ts";
import type { OfficeEnv } from "../env.ts";
import type { Destination } from "./destination.ts";
import { makeMetaDestination } from "./meta/meta-destination.ts";

/** Every platform that events are told to; another one is a line here, beside its own file. */
export function makeDestinations(
  env: Pick<OfficeEnv, "META_GRAPH_URL">,
  { defaultCountry, limitedDataUse }: ConversionSettings,
): Record<Platform, Destination> {
  return {
    meta: makeMetaDestination({ graphUrl: env.META_GRAPH_URL, defaultCountry, limitedDataUse }),
  };
}
