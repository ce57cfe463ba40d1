import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { Notices } from "../src/ui/notices.tsx";
import { RotatorEditorPage } from "../src/features/rotator-editor/rotator-editor-page.tsx";

/** The editor at its addresses, and other pages to leave to. */
export function renderEditor(path: string) {
  const router = createMemoryRouter(
    [
      { path: "/rotators/new", Component: RotatorEditorPage },
      { path: "/rotators/:id/edit", Component: RotatorEditorPage },
      { path: "*", element: null },
    ],
    { initialEntries: [path] },
  );
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { unmount } = render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Notices />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { router, unmount };
}
