import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../../api.ts";

export const checkQueries = {
  /** Said in the language that is shown. */
  all: (language: string) =>
    queryOptions({
      queryKey: ["checks", language],
      queryFn: () => ask(api.checks.$get({}, { headers: { "accept-language": language } })),
      staleTime: 60_000,
    }),
};
