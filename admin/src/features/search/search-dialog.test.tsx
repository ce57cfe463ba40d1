import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { fakeApi } from "../../../test/fake-api.ts";
import { renderPage } from "../../../test/render-page.tsx";
import { SearchDialog } from "./search-dialog.tsx";

const PAGES = [{ path: "/rotators", name: "Rotators", about: "" }];
const SETTINGS = [{ path: "/settings/privacy", name: "Privacy", about: "What is kept" }];
const LEAD = { id: "led_1", name: "Rina", phone: "6281234567801", codes: ["A7K2"], agentName: "Ayu" };

function office(others: object[] = []) {
  return fakeApi(({ path }) => {
    if (path.startsWith("/api/rotators"))
      return {
        body: {
          items: [{ id: "rot_1", name: "Promo", link: "https://link.brand.com/wa/promo" }],
          nextCursor: null,
        },
      };
    if (path.startsWith("/api/agents"))
      return { body: { items: [{ id: "agt_1", name: "Ayu", phone: "6281234567801" }], nextCursor: null } };
    return { body: { items: others.length === 0 ? [LEAD] : [], others } };
  });
}

function open(mayReadRotators = true) {
  const onClose = vi.fn<() => void>();
  const router = renderPage(() => (
    <SearchDialog pages={PAGES} settings={SETTINGS} mayReadRotators={mayReadRotators} onClose={onClose} />
  ));
  return { router, onClose };
}
const field = () => screen.findByRole("combobox", { name: "Search everything" });

it("finds rotators, CS, leads and settings, and opens what the arrows chose", async () => {
  office();
  const { router, onClose } = open();
  await userEvent.type(await field(), "pr");
  expect(await screen.findByRole("option", { name: /Promo/ })).toBeDefined();
  expect(await screen.findByRole("option", { name: /Rina/ })).toBeDefined();
  expect(screen.getByRole("option", { name: /Privacy/ })).toBeDefined();
  await userEvent.keyboard("{ArrowDown}");
  const chosen = screen.getByRole("option", { name: /Rina/ }).id;
  expect((await field()).getAttribute("aria-activedescendant")).toBe(chosen);
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/leads/led_1"));
  expect(onClose).toHaveBeenCalled();
});

it("asks for leads by a whole pasted message, its lines in one", async () => {
  const { asked } = office();
  open();
  await userEvent.click(await field());
  await userEvent.paste("Halo Kak, saya mau tanya promonya.\n(Ref: A7K2)");
  await screen.findByRole("option", { name: /Rina/ });
  expect(asked.find(({ path }) => path === "/api/leads/search")?.body).toEqual({
    q: "Halo Kak, saya mau tanya promonya. (Ref: A7K2)",
  });
});

it("looks for a CS only in their own leads, and says of another's code only whose it is", async () => {
  const { asked } = office([{ code: "A7K2", agentName: "Budi", since: 0 }]);
  open(false);
  await userEvent.type(await field(), "A7K2");
  expect(await screen.findByText("A7K2 is a customer of CS Budi.")).toBeDefined();
  expect(asked.map(({ path }) => path)).toEqual(["/api/leads/search"]);
});

it("closes by Escape", async () => {
  office();
  const { onClose } = open();
  await userEvent.type(await field(), "x{Escape}");
  expect(onClose).toHaveBeenCalled();
});

it("says that nothing was found, and what to try", async () => {
  fakeApi(() => ({ body: { items: [], nextCursor: null, others: [] } }));
  open();
  await userEvent.type(await field(), "zzz");
  expect(await screen.findByText(/Nothing found/)).toBeDefined();
});
