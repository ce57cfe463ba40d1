import type { ComponentType } from "react";
import { replace, type RouteObject } from "react-router";

/** The pages within the frame, each loaded when it is first opened. */
export const PAGES: RouteObject[] = [
  page("rotators", async () => (await import("../features/rotators/rotators-page.tsx")).RotatorsPage),
  page("rotators/:id", async () => (await import("../features/rotators/rotator-page.tsx")).RotatorPage),
  page(
    "rotators/:id/clicks",
    async () => (await import("../features/clicks/rotator-clicks-page.tsx")).RotatorClicksPage,
  ),
  page("cs", async () => (await import("../features/agents/agents-page.tsx")).AgentsPage),
  {
    path: "reports",
    lazy: async () => ({ Component: (await import("../features/reports/reports-page.tsx")).ReportsPage }),
    children: [
      { index: true, loader: ({ request }) => replace(`/reports/ads${new URL(request.url).search}`) },
      page("ads", async () => (await import("../features/reports/ads-page.tsx")).AdsPage),
      page("cs", async () => (await import("../features/reports/agents-report-page.tsx")).AgentsReportPage),
      page(
        "rotators",
        async () => (await import("../features/reports/rotators-report-page.tsx")).RotatorsReportPage,
      ),
      page("places", async () => (await import("../features/reports/places-page.tsx")).PlacesPage),
      page("hours", async () => (await import("../features/reports/hours-page.tsx")).HoursPage),
      page("clicks", async () => (await import("../features/clicks/clicks-tab.tsx")).ClicksTab),
    ],
  },
];

function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}
