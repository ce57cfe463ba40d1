import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ComponentType } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { Notices } from "../src/ui/notices.tsx";

/** A page in its router, as it stands in the app; in the frame around it where it has one. */
export function renderPage(Component: ComponentType, path = "/", Frame?: ComponentType) {
  const page = { path: "*", Component };
  const routes = Frame ? [{ Component: Frame, children: [page] }] : [page];
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Notices />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return router;
}
