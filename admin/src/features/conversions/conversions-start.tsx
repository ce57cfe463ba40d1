import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { conversionQueries } from "./queries.ts";
import { useConversionTexts } from "./texts.ts";

/** To the events where there is a pixel that makes some, else to where one is made. */
export function ConversionsStart() {
  const t = useConversionTexts();
  const { data, isError } = useQuery(conversionQueries.pixels());
  if (!data && !isError) return <ListSkeleton label={t("loading")} />;
  const room = data && data.items.length > 0 ? "events" : "pixels";
  return <Navigate to={`/conversions/${room}`} replace />;
}
