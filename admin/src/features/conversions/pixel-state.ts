import type { Pixel } from "@rotator/shared/contract/pixels";

export type PixelState = "working" | "needsRepair" | "off" | "fresh";

export function judgePixel({ enabled, hold, acceptedAt }: Pixel): PixelState {
  if (!enabled) return "off";
  if (hold !== null) return "needsRepair";
  return acceptedAt === null ? "fresh" : "working";
}
