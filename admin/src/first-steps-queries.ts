import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "./api.ts";

/** What an owner has done so far; the first run and the overview ask. */
export const firstStepsQueries = {
  all: () => queryOptions({ queryKey: ["first-steps"], queryFn: () => ask(api["first-steps"].$get()) }),
};
