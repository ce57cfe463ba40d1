import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeApi } from "../../test/fake-api.ts";
import { renderPage } from "../../test/render-page.tsx";
import { OWNER } from "../../test/session.ts";
import { RecoveredAlert } from "./recovered-alert.tsx";

it("tells by the deployment's clock when an owner came back in", async () => {
  fakeApi(() => ({ body: OWNER }));
  const recovered = { name: "Sari", at: Date.UTC(2026, 10, 22, 16, 15) };
  renderPage(() => <RecoveredAlert recovered={recovered} />);
  expect(await screen.findByText(/Nov 22, 2026, 23:15 GMT\+7/)).toBeDefined();
});
