import { env } from "cloudflare:workers";
import type { DeliveryReason } from "@rotator/shared/core/conversion";
import { it, vi } from "vitest";
import { loadDataset, setFaults } from "../../../test/graph.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { loadLedger, loadPixelState, makeToldLink } from "../../../test/told-link.ts";

interface Row {
  code: number;
  subcode?: number;
  isTransient?: boolean;
  status: "waiting" | "held" | "rejected";
  reason: DeliveryReason;
}

const throttled = [4, 17, 32, 341, 613, 80_000, 80_003, 80_004, 80_014];
const permissions = [3, 10, 200, 275, 294, 299];

/** Each code that Meta documents, and what becomes of an event that it answers. */
const ROWS: Row[] = [
  { code: 100, isTransient: true, status: "waiting", reason: "temporary_error" },
  { code: 1, status: "waiting", reason: "unknown_error" },
  { code: 2, status: "waiting", reason: "temporary_error" },
  ...throttled.map((code): Row => ({ code, status: "waiting", reason: "throttled" })),
  { code: 368, status: "waiting", reason: "blocked_by_policy" },
  { code: 5000, status: "waiting", reason: "unknown_error" },
  { code: 21_009, status: "waiting", reason: "unknown_error" },
  { code: 190, subcode: 458, status: "held", reason: "token_refused" },
  { code: 190, subcode: 459, status: "held", reason: "token_refused" },
  { code: 190, subcode: 460, status: "held", reason: "token_refused" },
  { code: 190, subcode: 463, status: "held", reason: "token_refused" },
  { code: 102, status: "held", reason: "token_refused" },
  ...permissions.map((code): Row => ({ code, status: "held", reason: "permission_missing" })),
  { code: 100, subcode: 33, status: "held", reason: "unknown_dataset" },
  { code: 2635, status: "held", reason: "version_refused" },
  { code: 100, status: "rejected", reason: "refused" },
  { code: 100, subcode: 2_804_003, status: "rejected", reason: "too_old" },
  { code: 100, subcode: 2_804_009, status: "rejected", reason: "missing_value" },
  { code: 100, subcode: 2_804_050, status: "rejected", reason: "too_little_customer_data" },
  { code: 100, subcode: 2_804_066, status: "rejected", reason: "malformed_event_name" },
  { code: 105, status: "rejected", reason: "refused" },
  { code: 2650, status: "rejected", reason: "refused" },
];

/** From the producer's side of the clicks queue on, everything goes its own way: two queues, two consumers, HTTP. */
async function sendClick({ code, subcode, isTransient }: Row) {
  const link = await makeToldLink();
  await setFaults(link.pixel.datasetId, {
    next: [
      { kind: "code", code, status: 400, ...(subcode && { subcode }), ...(isTransient && { isTransient }) },
    ],
  });
  const click = makeClick({ rotatorId: link.rotatorId, ip: "114.10.7.7" });
  await env.CLICKS.send(JSON.stringify(makePack([click])));
  return link;
}

it("brings an event through the real queues to what each of Meta's codes means for it", async ({
  expect,
}) => {
  const links = await Promise.all(ROWS.map(sendClick));
  for (const [index, { pixel }] of links.entries()) {
    const row = ROWS[index];
    await vi.waitFor(async () => {
      const [event] = await loadLedger(pixel.id);
      expect({ row, status: event?.status, reason: event?.reason }).toEqual({
        row,
        status: row?.status,
        reason: row?.reason,
      });
    }, 20_000);
    const [event, ...others] = await loadLedger(pixel.id);
    expect(others).toEqual([]);
    expect(JSON.parse(event?.answer ?? "{}")).toMatchObject({
      code: row?.code,
      ...(row?.subcode && { subcode: row.subcode }),
      traceId: expect.any(String),
    });
    expect((await loadPixelState(pixel.id))?.held_reason ?? null).toBe(
      row?.status === "held" ? row.reason : null,
    );
    expect((await loadDataset(pixel.datasetId)).requests).toHaveLength(1);
  }
}, 60_000);
