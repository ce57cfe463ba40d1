import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useMoreTexts } from "./more-texts.ts";

interface Props {
  /** Of an infinite query. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
    data: { pages: readonly { items: readonly unknown[] }[] } | undefined;
  };
}

/** The next page of a list. One that came empty is no end: it goes on by itself. */
export function MoreButton({ list }: Props) {
  const t = useMoreTexts();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const cameEmpty = list.data?.pages.at(-1)?.items.length === 0;
  const goesOn = cameEmpty && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <Button
      variant="default"
      loading={isFetchingNextPage}
      onClick={() => void fetchNextPage()}
      style={{ alignSelf: "stretch" }}
    >
      {t(isFetchNextPageError ? "again" : "more")}
    </Button>
  );
}
