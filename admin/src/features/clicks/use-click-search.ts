import { useSearchParams } from "react-router";
import { usePeriod } from "../../ui/use-period.ts";
import {
  type ClickSearch,
  type FilterName,
  FILTERS,
  readClickSearch,
  toClickFilter,
} from "./click-search.ts";

/** Which clicks the page shows, kept in its address; `rotatorId` where the page itself is of one. */
export function useClickSearch(rotatorId?: string) {
  const [search, setSearch] = useSearchParams();
  const { times } = usePeriod();
  const chosen: ClickSearch = {
    ...readClickSearch(search),
    ...(rotatorId !== undefined && { rotator: rotatorId }),
  };
  const change = (edit: (next: URLSearchParams) => void) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        edit(next);
        return next;
      },
      { replace: true },
    );
  return {
    chosen,
    filter: toClickFilter(chosen, times),
    count: FILTERS.filter((name) => search.has(name)).length,
    openedId: search.get("click") ?? undefined,
    set: (name: FilterName, value: string) =>
      change((next) => (value === "" ? next.delete(name) : next.set(name, value))),
    clear: () =>
      change((next) => {
        for (const name of FILTERS) next.delete(name);
      }),
    close: () => change((next) => next.delete("click")),
    /** The address of the same list with a click opened. */
    linkTo: (id: string) => {
      const next = new URLSearchParams(search);
      next.set("click", id);
      return `?${next}`;
    },
  };
}
