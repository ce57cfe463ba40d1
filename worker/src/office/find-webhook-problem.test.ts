import { describe, it } from "vitest";
import { findWebhookProblem } from "./find-webhook-problem.ts";

const LOOPBACK = [
  "http://127.0.0.1:8787/x",
  "http://localhost:1/",
  "http://hook.localhost/",
  "http://[::1]:80/",
];

describe("an address of a webhook", () => {
  it.for(["https://hooks.example.com/services/x?y=1", "https://10.example.com/", "https://münchen.de:8443/"])(
    "that is public and https serves: %s",
    (url, { expect }) => {
      expect(findWebhookProblem(url, false)).toBeUndefined();
    },
  );

  it.for([
    "https://169.254.169.254/latest",
    "https://10.0.0.1/",
    "https://8.8.8.8/",
    "https://127.1/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://0177.0.0.1/",
    "https://100.64.0.1./",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[fd00::1]/",
    "https://localhost:8443/x",
    "https://LOCALHOST./x",
    "https://hook.localhost/",
    "https://metadata.google.internal/",
    "https://metadata.google.internal./",
    "https://printer.local/",
    "https://router.lan/",
    "https://1.0.0.10.in-addr.arpa/",
    "https://intranet/",
  ])("that is not of the public internet, by name, does not: %s", (url, { expect }) => {
    expect(findWebhookProblem(url, false)).toBe("not_public");
  });

  it.for(LOOPBACK)("of the machine itself serves in local development alone: %s", (url, { expect }) => {
    expect(findWebhookProblem(url, true)).toBeUndefined();
    expect(findWebhookProblem(url, false)).toBe("not_https");
    expect(findWebhookProblem(url.replace("http:", "https:"), false)).toBe("not_public");
  });

  it("of another machine does not serve in local development either", ({ expect }) => {
    expect(findWebhookProblem("https://192.168.1.1/", true)).toBe("not_public");
    expect(findWebhookProblem("http://192.168.1.1/", true)).toBe("not_https");
    expect(findWebhookProblem("ftp://localhost/", true)).toBe("not_https");
  });
});
