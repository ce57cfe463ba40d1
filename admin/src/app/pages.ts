import type { ComponentType } from "react";
import { replace, type RouteObject } from "react-router";

const SETTINGS: RouteObject[] = [
  page("general", async () => (await import("../features/settings/general/general-page.tsx")).GeneralPage),
  page("domains", async () => (await import("../features/settings/domains/domains-page.tsx")).DomainsPage),
  page("team", async () => (await import("../features/settings/team/team-page.tsx")).TeamPage),
  page("privacy", async () => (await import("../features/settings/privacy/privacy-page.tsx")).PrivacyPage),
  page("keys", async () => (await import("../features/settings/keys/keys-page.tsx")).KeysPage),
  page("audit", async () => (await import("../features/settings/audit/audit-page.tsx")).AuditPage),
  page("checks", async () => (await import("../features/settings/checks/checks-page.tsx")).ChecksPage),
];

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
    page("use", async () => (await import("../features/rotators/use-link/use-link-page.tsx")).UseLinkPage),
    page("test", async () => (await import("../features/rotators/try-link/try-link-page.tsx")).TryLinkPage),
    page("clicks", async () => (await import("../features/clicks/rotator-clicks.tsx")).RotatorClicks),
  ]),
  page("cs", async () => (await import("../features/agents/agents-page.tsx")).AgentsPage),
  page(
    "settings",
    async () => (await import("../features/settings/settings-frame.tsx")).SettingsFrame,
    SETTINGS,
  ),
  page("account", async () => (await import("../features/account/account-page.tsx")).AccountPage),
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
  page("leads", async () => (await import("../features/leads/leads-page.tsx")).LeadsPage),
  page("leads/:id", async () => (await import("../features/leads/lead-page.tsx")).LeadPage),
  page("find", async () => (await import("../features/leads/find-code-page.tsx")).FindCodePage),
  page("my-leads", async () => (await import("../features/leads/my-leads-page.tsx")).MyLeadsPage),
  page("me", async () => (await import("../features/me/me-page.tsx")).MePage),
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
