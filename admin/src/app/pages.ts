import type { ComponentType } from "react";
import type { RouteObject } from "react-router";

/** The pages within the frame, each loaded when it is first opened. */
export const PAGES: RouteObject[] = [
  page("rotators", async () => (await import("../features/rotators/rotators-page.tsx")).RotatorsPage),
  page(
    "rotators/new",
    async () => (await import("../features/rotator-editor/rotator-editor-page.tsx")).RotatorEditorPage,
  ),
  page(
    "rotators/:id/edit",
    async () => (await import("../features/rotator-editor/rotator-editor-page.tsx")).RotatorEditorPage,
  ),
  page("rotators/:id", async () => (await import("../features/rotators/rotator-frame.tsx")).RotatorFrame, [
    page("", async () => (await import("../features/rotators/rotator-page.tsx")).RotatorPage),
    page("use", async () => (await import("../features/use-link/use-link-page.tsx")).UseLinkPage),
    page("test", async () => (await import("../features/try-link/try-link-page.tsx")).TryLinkPage),
  ]),
  page("cs", async () => (await import("../features/agents/agents-page.tsx")).AgentsPage),
];

/** From the setup to a first link, without the frame: one thing at a time. */
export const START_PAGES: RouteObject[] = [
  page("", async () => (await import("../features/start/team-page.tsx")).TeamPage),
  page("link", async () => (await import("../features/start/link-page.tsx")).LinkPage),
  page("done/:id", async () => (await import("../features/start/done-page.tsx")).DonePage),
];

function page(path: string, load: () => Promise<ComponentType>, children?: RouteObject[]): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }), ...(children && { children }) };
}
