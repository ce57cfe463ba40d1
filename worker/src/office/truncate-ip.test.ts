import { it } from "vitest";
import { truncateIp } from "./truncate-ip.ts";

it.for<[ip: string, network: string | undefined]>([
  ["203.0.113.77", "203.0.113.0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::"],
  ["2001:0DB8:0001::6", "2001:db8:1::"],
  ["2001:db8::1", "2001:db8::"],
  ["fe80::1%eth0", "fe80::"],
  ["[2001:db8:1::6]", "2001:db8:1::"],
  ["::", "::"],
  ["::1", "::"],
  ["::ffff:203.0.113.77", "203.0.113.0"],
  ["::ffff:cb00:714d", "203.0.113.0"],
  ["0:0:0:0:0:FFFF:203.0.113.77", "203.0.113.0"],
  ["2001:db8:1:2:3:4:203.0.113.77", "2001:db8:1::"],
  ["", undefined],
  ["256.1.1.1", undefined],
  ["1.2.3", undefined],
  ["1::2::3", undefined],
  ["1:2:3:4:5:6:7", undefined],
  ["1:2:3:4:5:6:7:8:9", undefined],
  ["'; DROP TABLE clicks", undefined],
])("truncates %s to %s", ([ip, network], { expect }) => {
  expect(truncateIp(ip)).toBe(network);
});
