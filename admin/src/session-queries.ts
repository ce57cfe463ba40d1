import type { Session } from "@rotator/shared/contract/session";
import type { setupState } from "@rotator/shared/contract/setup";
import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { send } from "./send.ts";

/** Who is signed in; every feature may ask. */
export const sessionQueries = {
  current: () =>
    queryOptions({
      queryKey: ["session"],
      queryFn: () => send<Session>("GET", "/session"),
      staleTime: 60_000,
    }),
  setup: () =>
    queryOptions({
      queryKey: ["setup"],
      queryFn: () => send<z.infer<typeof setupState>>("GET", "/setup"),
      staleTime: 0,
    }),
};
