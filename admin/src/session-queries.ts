import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "./api.ts";

/** Who is signed in; every feature may ask. */
export const sessionQueries = {
  current: () =>
    queryOptions({
      queryKey: ["session"],
      queryFn: () => ask(api.session.$get()),
      staleTime: 60_000,
      // That nobody is signed in is what it is asked for.
      meta: { signedOutIsAnAnswer: true },
    }),
  setup: () => queryOptions({ queryKey: ["setup"], queryFn: () => ask(api.setup.$get()), staleTime: 0 }),
};
