import { it } from "vitest";
import { readPublicIp } from "./read-public-ip.ts";

it.for<[ip: string, sent: string | undefined]>([
  ["36.68.10.20", "36.68.10.20"],
  [" 36.68.10.20 ", "36.68.10.20"],
  ["2001:448a:2020:1::7", "2001:448a:2020:1::7"],
  ["2404:6800:4003:C00::64", "2404:6800:4003:C00::64"],
  ["::ffff:36.68.10.20", "36.68.10.20"],
  ["100.63.0.1", "100.63.0.1"],
  ["172.32.0.1", "172.32.0.1"],
  ["192.0.1.1", "192.0.1.1"],
  ["0.0.0.0", undefined],
  ["10.1.2.3", undefined],
  ["100.64.0.1", undefined],
  ["127.0.0.1", undefined],
  ["169.254.1.1", undefined],
  ["172.16.0.1", undefined],
  ["172.31.255.255", undefined],
  ["192.0.0.8", undefined],
  ["192.168.1.1", undefined],
  ["198.18.0.1", undefined],
  ["224.0.0.1", undefined],
  ["240.12.13.14", undefined],
  ["255.255.255.255", undefined],
  ["::ffff:192.168.1.1", undefined],
  ["::", undefined],
  ["::1", undefined],
  ["fe80::1%eth0", undefined],
  ["fc00::1", undefined],
  ["fd12:3456::1", undefined],
  ["ff02::1", undefined],
  ["36.68.10.20, 10.0.0.1", undefined],
  ["unknown", undefined],
  ["", undefined],
])("sends %j as %j", ([ip, sent], { expect }) => {
  expect(readPublicIp(ip)).toBe(sent);
});
