import type { ComponentType } from "react";
import type { RouteObject } from "react-router";

/** The pages within the frame, each loaded when it is first opened. */
export const PAGES: RouteObject[] = [
  page("rotators", async () => (await import("../features/rotators/rotators-page.tsx")).RotatorsPage),
  page("rotators/:id", async () => (await import("../features/rotators/rotator-page.tsx")).RotatorPage),
  page("cs", async () => (await import("../features/agents/agents-page.tsx")).AgentsPage),
  page(
    "conversions",
    async () => (await import("../features/conversions/conversions-start.tsx")).ConversionsStart,
  ),
  page(
    "conversions/pixels",
    async () => (await import("../features/conversions/pixels-page.tsx")).PixelsPage,
  ),
  page(
    "conversions/events",
    async () => (await import("../features/conversions/events-page.tsx")).EventsPage,
  ),
];

function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}
