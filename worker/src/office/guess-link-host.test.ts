import { it } from "vitest";
import { guessLinkHost } from "./guess-link-host.ts";

it.for([
  ["https://rotator-office.brand.workers.dev/api/first-steps", "off", "rotator-edge.brand.workers.dev"],
  ["https://office-2.brand.workers.dev/", "off", "edge-2.brand.workers.dev"],
  ["https://rotator-office.brand.workers.dev.evil.example/", "off", undefined],
  ["https://admin.brand.com/", "off", undefined],
  ["https://officers.brand.workers.dev/", "off", undefined],
  ["http://localhost:8787/", "on", "localhost"],
  ["http://localhost:8787/", "off", undefined],
] as const)(
  "reads of %s, links forwarded: %s, that links answer at %s",
  ([url, forward, host], { expect }) => {
    expect(guessLinkHost(url, { FORWARD_LINKS: forward })).toBe(host);
  },
);
