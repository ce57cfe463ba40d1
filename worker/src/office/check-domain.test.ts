import { it } from "vitest";
import { judgeDomain } from "./check-domain.ts";

const OURS = "a".repeat(64);
const judge = (ask: () => Promise<Response>) => judgeDomain(ask, "link.brand.com", OURS, 1);

it.for<[string, string, string | null, () => Response]>([
  ["answers with our own id", "live", null, () => new Response(`${OURS}\n`)],
  ["is another deployment's", "broken", "other_deployment", () => new Response("b".repeat(64))],
  ["is somebody's shop", "broken", "other_answer", () => new Response("<h1>Shop</h1>")],
  ["leads elsewhere", "broken", "other_answer", () => Response.redirect("https://brand.com/", 301)],
  ["could not be asked", "pending", "no_answer", () => new Response("error code: 1042", { status: 404 })],
  ["leads nowhere by Cloudflare's word", "pending", "no_answer", () => new Response("1016", { status: 530 })],
])("a domain that %s is %s", async ([, state, reason, answer], { expect }) => {
  expect(await judge(async () => answer())).toMatchObject({ state, reason, checkedAt: 1 });
});

it("a domain that nobody answers is pending", async ({ expect }) => {
  const refused = () => Promise.reject(new TypeError("no such host"));
  expect(await judge(refused)).toEqual({
    state: "pending",
    reason: "no_answer",
    httpStatus: null,
    checkedAt: 1,
  });
});

it("reads no more than the start of an answer that has no end", async ({ expect }) => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("x".repeat(100))),
  });
  expect(await judge(async () => new Response(endless))).toMatchObject({ state: "broken" });
});
