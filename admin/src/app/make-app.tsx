import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { createBrowserRouter } from "react-router";
import { ProblemError } from "../problem-error.ts";
import { makeRoutes } from "./routes.tsx";

const FRESH_MS = 10_000;

/** The query cache and the router, which know of each other: whoever is signed out meanwhile is asked to sign in. */
export function makeApp() {
  const leave = (error: unknown) => {
    if (!(error instanceof ProblemError) || error.code !== "unauthenticated") return;
    const { pathname, search } = router.state.location;
    if (pathname === "/sign-in") return;
    queryClient.clear();
    void router.navigate(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { meta }) => {
        if (meta?.["signedOutIsAnAnswer"] !== true) leave(error);
      },
    }),
    mutationCache: new MutationCache({ onError: leave }),
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthRetrying } },
  });
  // Some answers are worded by the API.
  i18next.on("languageChanged", () => void queryClient.invalidateQueries());
  const router = createBrowserRouter(makeRoutes(queryClient));
  return { queryClient, router };
}

/** Only what a moment can mend is tried again. */
function isWorthRetrying(failures: number, error: Error): boolean {
  const isFinal = error instanceof ProblemError && error.status >= 400 && error.status < 500;
  return failures < 2 && !isFinal;
}
