import { queryOptions } from "@tanstack/react-query";

export const phoneQueries = {
  /** Large, and only wanted once a number is typed. */
  reader: () =>
    queryOptions({
      queryKey: ["phone-reader"],
      queryFn: () => import("./read-phone.ts"),
      staleTime: Infinity,
      structuralSharing: false,
    }),
};
