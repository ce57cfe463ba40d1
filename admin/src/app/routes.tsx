import { roleMay } from "@rotator/shared/contract/permissions";
import type { QueryClient } from "@tanstack/react-query";
import { replace, type LoaderFunctionArgs, type RouteObject } from "react-router";
import { sessionQueries } from "../session-queries.ts";
import { ProblemError } from "../problem-error.ts";
import { LoadingPage } from "./loading-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { PAGES, START_PAGES } from "./pages.ts";
import { RouteProblem } from "./route-problem.tsx";

/** Every page but the frame is loaded when it is first opened. */
export function makeRoutes(queryClient: QueryClient): RouteObject[] {
  return [
    {
      ErrorBoundary: RouteProblem,
      HydrateFallback: LoadingPage,
      children: [
        {
          path: "/sign-in",
          lazy: async () => ({
            Component: (await import("../features/session/sign-in-page.tsx")).SignInPage,
          }),
        },
        {
          path: "/setup",
          loader: () => leaveUnlessSetupNeeded(queryClient),
          lazy: async () => ({ Component: (await import("../features/setup/setup-page.tsx")).SetupPage }),
        },
        {
          path: "/join",
          lazy: async () => ({ Component: (await import("../features/join/join-page.tsx")).JoinPage }),
        },
        {
          path: "/recover",
          lazy: async () => ({
            Component: (await import("../features/session/recover-page.tsx")).RecoverPage,
          }),
        },
        {
          path: "/",
          loader: (args) => loadSession(queryClient, args),
          lazy: async () => ({ Component: (await import("./shell.tsx")).Shell }),
          children: makePages(queryClient),
        },
        {
          path: "/start",
          loader: (args) => leaveUnlessMayMakeLinks(queryClient, args),
          children: START_PAGES,
        },
        { path: "*", Component: NotFoundPage },
      ],
    },
  ];
}

function makePages(queryClient: QueryClient): RouteObject[] {
  return [
    {
      ErrorBoundary: RouteProblem,
      children: [
        {
          index: true,
          // A CS comes with a customer's message in hand.
          loader: async () => {
            const { user } = await queryClient.ensureQueryData(sessionQueries.current());
            return user.role === "staff" ? replace("/find") : null;
          },
          lazy: async () => ({
            Component: (await import("../features/overview/overview-page.tsx")).OverviewPage,
          }),
        },
        ...PAGES,
        { path: "*", Component: NotFoundPage },
      ],
    },
  ];
}

/** Who is signed in; nobody is led to the sign-in, or to the setup while there is no owner. */
async function loadSession(queryClient: QueryClient, { request }: LoaderFunctionArgs) {
  try {
    return await queryClient.ensureQueryData(sessionQueries.current());
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 401) throw error;
  }
  const { needed } = await queryClient.fetchQuery(sessionQueries.setup());
  const { pathname, search } = new URL(request.url);
  throw replace(
    needed
      ? "/setup"
      : pathname === "/"
        ? "/sign-in"
        : `/sign-in?next=${encodeURIComponent(pathname + search)}`,
  );
}

async function leaveUnlessMayMakeLinks(queryClient: QueryClient, args: LoaderFunctionArgs) {
  const { user } = await loadSession(queryClient, args);
  return roleMay(user.role, "rotators:write") ? null : replace("/");
}

async function leaveUnlessSetupNeeded(queryClient: QueryClient) {
  const { needed } = await queryClient.fetchQuery(sessionQueries.setup());
  return needed ? null : replace("/");
}
