import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeApi } from "../../../../test/fake-api.ts";
import { renderPage } from "../../../../test/render-page.tsx";
import { DomainsPage } from "./domains-page.tsx";

const AT = Date.UTC(2026, 10, 20);
const DOMAIN = {
  id: "dom_1",
  version: 4,
  host: "link.brand.com",
  setMetaCookies: false,
  cookieDomain: "brand.com",
  createdAt: AT,
  check: null as object | null,
  liveAt: null,
  steps: [
    { kind: "add_zone", file: null, text: "brand.com" },
    { kind: "run", file: null, text: "npm run deploy" },
  ],
  rotators: 0,
  formerAddresses: 0,
};

function office(domain: typeof DOMAIN, found: object = {}) {
  const domains = [domain];
  return fakeApi(({ method, path, body }) => {
    if (path === "/api/session") return { body: { user: { role: "owner" }, deployment: {} } };
    if (path.endsWith("/check")) {
      const check = { state: "live", reason: null, httpStatus: 200, checkedAt: AT, ...found };
      return { body: check };
    }
    if (path.startsWith("/api/rotators")) {
      const link = { id: "rot_1", name: "Promo", slug: "promo", domainId: domain.id };
      const items = path.includes("archived=false") ? [link, { ...link, id: "rot_2", domainId: "x" }] : [];
      return { body: { items, nextCursor: null } };
    }
    if (method === "DELETE") {
      domains.length = 0;
      return { status: 200, body: {} };
    }
    if (method === "POST") return { status: 201, body: { ...domain, ...(body as object), id: "dom_2" } };
    if (method === "PUT") return { body: Object.assign(domain, body as object) };
    return { body: { items: domains, nextCursor: null } };
  });
}

it("says of a domain where nobody of us answers what to do, with the steps", async () => {
  office(structuredClone(DOMAIN), { state: "broken", reason: "other_answer", httpStatus: 404 });
  renderPage(DomainsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Check: link.brand.com" }));
  expect(await screen.findByText("broken")).toBeDefined();
  expect(screen.getByText(/Somebody else answers there \(status 404\)/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "How to connect it" }));
  expect(screen.getByText("npm run deploy")).toBeDefined();
  expect(screen.getByRole("button", { name: "Copy: command" })).toBeDefined();
});

it("shows no steps for one that is live", async () => {
  office({ ...DOMAIN, check: { state: "live", reason: null, httpStatus: 200, checkedAt: AT } });
  renderPage(DomainsPage);
  expect(await screen.findByText("live")).toBeDefined();
  expect(screen.queryByRole("button", { name: "How to connect it" })).toBeNull();
});

it("names the links that keep a domain, and offers no removal", async () => {
  const { asked } = office({ ...DOMAIN, rotators: 1 });
  renderPage(DomainsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Remove link.brand.com" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByRole("link", { name: "Promo" })).toHaveProperty(
    "href",
    expect.stringContaining("/rotators/rot_1"),
  );
  expect(dialog.getAllByRole("listitem")).toHaveLength(1);
  expect(dialog.queryByRole("button", { name: "Yes, remove it" })).toBeNull();
  expect(asked.some(({ method }) => method === "DELETE")).toBe(false);
});

it("removes an unused one after asking", async () => {
  office(structuredClone(DOMAIN));
  renderPage(DomainsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Remove link.brand.com" }));
  await userEvent.click(await screen.findByRole("button", { name: "Yes, remove it" }));
  expect(await screen.findByText("No domain yet")).toBeDefined();
});

it("adds one and shows at once how to connect it", async () => {
  const { asked } = office(structuredClone(DOMAIN));
  renderPage(DomainsPage);
  await userEvent.click(await screen.findByRole("button", { name: "Add a domain" }));
  await userEvent.type(await screen.findByLabelText("Domain"), "https://wa.brand.com/promo");
  await userEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(await screen.findByText("Connect wa.brand.com")).toBeDefined();
  expect(asked.find(({ method, path }) => method === "POST" && path === "/api/domains")?.body).toEqual({
    host: "wa.brand.com",
    setMetaCookies: false,
  });
});

it("switches Meta's cookies over the version that was seen", async () => {
  const { asked } = office(structuredClone(DOMAIN));
  renderPage(DomainsPage);
  await userEvent.click(await screen.findByRole("switch"));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ version: 4, setMetaCookies: true }),
  );
});
