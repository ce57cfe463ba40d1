import { configure, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { fakeApi } from "./fake-api.ts";

// The editor is large, and the machines of tests are small.
configure({ asyncUtilTimeout: 5_000 });

export const SESSION = {
  user: { id: "usr_1", role: "owner", agentId: null },
  deployment: { name: "", language: "id", timeZone: "Asia/Jakarta", currency: "IDR", country: "ID" },
};
const DOMAIN = { id: "dom_1", host: "link.brand.id" };
export const AYU = { id: "agt_ayu", name: "Ayu", phone: "6281234567801", active: true };
export const BUDI = { id: "agt_budi", name: "Budi", phone: "6281234567802", active: true };
export const CITRA = { id: "agt_citra", name: "Citra", phone: "6281234567803", active: true };

export function makeRotator(changes: Record<string, unknown> = {}) {
  return {
    id: "rot_1",
    version: 3,
    name: "Promo",
    link: "https://link.brand.id/wa/promo",
    slug: "promo",
    domainId: "dom_1",
    host: "link.brand.id",
    status: "active",
    method: "weighted",
    published: true,
    messageTemplate: "Halo (Ref: {{code}})",
    chatLink: "wa.me",
    deeplink: false,
    sticky: { enabled: true, days: 90, cover: "return" },
    fallbackPhone: null as string | null,
    consent: { rule: "assumed", formCountries: [], honourGpc: false },
    pixelId: null,
    clickEvent: "none",
    members: [memberOf(AYU, 80), memberOf(BUDI, 20)],
    addresses: [],
    ...changes,
  };
}

export function memberOf({ id, name, phone }: typeof AYU, weight: number) {
  return { agentId: id, name, phone, weight, state: "active", active: true, effectiveState: "active" };
}

export type Answer = { status?: number; body?: unknown };

/** An office with one rotator and three CS; `put` answers what is saved. */
export function makeOffice({
  rotator = makeRotator(),
  answer = (_request: string, _body: Record<string, unknown>): Answer | undefined => undefined,
} = {}) {
  const shown = { rotator };
  const api = fakeApi(({ method, path, body }) => {
    const input = body as Record<string, unknown>;
    const given = answer(`${method} ${path}`, input);
    if (given) return given;
    if (path === "/api/session") return { body: SESSION };
    if (path.startsWith("/api/domains?")) return { body: { items: [DOMAIN], nextCursor: null } };
    if (path.startsWith("/api/agents")) return { body: { items: [AYU, BUDI, CITRA], nextCursor: null } };
    if (path === "/api/pixels") return { body: { items: [] } };
    if (path.includes("/addresses/")) return { body: { state: "free", rotator: null, heldUntil: null } };
    if (path.startsWith("/api/reports/shares"))
      return {
        body: { shares: [{ returning: 30, cover: 2, fallback: 1, turns: { got: 70, doubleTaps: 3 } }] },
      };
    if (method === "GET") return { body: shown.rotator };
    if (method === "POST") return { status: 201, body: { ...shown.rotator, id: "rot_new" } };
    shown.rotator = {
      ...shown.rotator,
      ...input,
      version: Number(input["version"]) + 1,
      members: shown.rotator.members,
    };
    return { body: shown.rotator };
  });
  return { ...api, shown, lastSaved: () => api.asked.findLast(({ method }) => method !== "GET")?.body };
}

export const nameField = () => screen.findByLabelText("Name", { selector: '[placeholder="Ramadan promo"]' });
export const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));
export const weights = () =>
  screen.queryAllByLabelText(/^Weight of/).map((input) => (input as HTMLInputElement).value);
export const rows = () =>
  within(screen.getByRole("list", { name: "CS" }))
    .getAllByRole("listitem")
    .map((row) => /Ayu|Budi|Citra|Dewi/.exec(row.textContent)?.[0]);
