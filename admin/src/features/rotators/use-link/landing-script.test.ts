import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { writeLandingCode, writeScript } from "./landing-script.ts";

const LINK = "https://link.brand.example/wa/promo";

/** A landing page at this address, with the code pasted in. */
function openPage(search: string, body = `<a id="chat" href="${LINK}"><b id="inner">Chat</b></a>`) {
  history.replaceState(null, "", `/${search}`);
  document.body.innerHTML = body;
  leave();
  const listening = vi.spyOn(globalThis, "addEventListener");
  // oxlint-disable-next-line typescript/no-implied-eval -- it is text that is pasted into other people's pages
  new Function(writeScript(LINK))();
  const calls = listening.mock.calls.map(([type, listener]) => ({ type, listener }));
  listening.mockRestore();
  // What a browser does with the page that one leaves.
  leave = () => {
    for (const { type, listener } of calls) removeEventListener(type, listener, true);
  };
}

function press(id: string): string {
  document.addEventListener("click", (event) => event.preventDefault(), { once: true });
  document.getElementById(id)?.click();
  return document.querySelector("a")?.getAttribute("href") ?? "";
}

let leave = () => {};

beforeEach(() => sessionStorage.clear());
afterEach(() => leave());

it("hands the page's UTM and click ids on, and nothing else of its address", () => {
  openPage("?utm_source=meta&utm_campaign=Promo%20A%26B&fbclid=abc&email=rina%40example.com&page=2#top");
  const url = new URL(press("inner"));
  expect(url.origin + url.pathname).toBe(LINK);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    utm_source: "meta",
    utm_campaign: "Promo A&B",
    fbclid: "abc",
  });
});

it("remembers them on the next page of the visit, and keeps what the link says itself", () => {
  openPage("?utm_source=tiktok&ttclid=t1");
  openPage("", `<a id="chat" href="${LINK}?utm_source=footer#x">Chat</a>`);
  const url = new URL(press("chat"));
  expect(Object.fromEntries(url.searchParams)).toEqual({ utm_source: "footer", ttclid: "t1" });
  expect(url.hash).toBe("#x");
});

it("leaves other links alone", () => {
  openPage("?utm_source=meta", `<a id="chat" href="${LINK}-other">Chat</a>`);
  expect(press("chat")).toBe(`${LINK}-other`);
});

it("is under 1 KB, and its button's text cannot break out", () => {
  expect(new TextEncoder().encode(writeScript(LINK)).length).toBeLessThan(1_000);
  expect(writeLandingCode(LINK, `"><script>alert(1)</script>`)).not.toContain("<script>alert");
});
