import type { DeliveryReason, Platform } from "@rotator/shared/core/conversion";
import { asc, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { PlatformAnswer } from "../conversions/destination.ts";
import { pixels } from "./schema.ts";

/** A pixel as people see it: that it has a token, never which. */
export interface ShownPixel {
  id: string;
  version: number;
  name: string;
  platform: Platform;
  datasetId: string;
  hasToken: true;
  testEventCode: string | null;
  graphVersion: string;
  enabled: boolean;
  /** Set while none of its events can go out until a person has mended its configuration. */
  hold: { at: number; reason: DeliveryReason; answer: PlatformAnswer | null } | null;
  /** When the platform last accepted an event. */
  acceptedAt: number | null;
  createdAt: number;
  updatedAt: number;
}

export async function loadPixel(db: D1Database, id: string): Promise<ShownPixel | undefined> {
  const row = await selectPixels(db).where(eq(pixels.id, id)).get();
  return row && showPixel(row);
}

/** All of them: a deployment has few. */
export async function listPixels(db: D1Database): Promise<ShownPixel[]> {
  const rows = await selectPixels(db).orderBy(asc(pixels.id));
  return rows.map(showPixel);
}

function selectPixels(db: D1Database) {
  return drizzle(db)
    .select({
      id: pixels.id,
      version: pixels.version,
      name: pixels.name,
      platform: pixels.platform,
      datasetId: pixels.datasetId,
      testEventCode: pixels.testEventCode,
      graphVersion: pixels.graphVersion,
      enabled: pixels.enabled,
      heldAt: pixels.heldAt,
      heldReason: pixels.heldReason,
      heldAnswer: pixels.heldAnswer,
      acceptedAt: pixels.acceptedAt,
      createdAt: pixels.createdAt,
      updatedAt: pixels.updatedAt,
    })
    .from(pixels)
    .$dynamic();
}

type PixelRow = Awaited<ReturnType<typeof selectPixels>>[number];

function showPixel({ heldAt, heldReason, heldAnswer, ...row }: PixelRow): ShownPixel {
  const hold =
    heldAt === null || heldReason === null ? null : { at: heldAt, reason: heldReason, answer: heldAnswer };
  return { ...row, hasToken: true, hold };
}
