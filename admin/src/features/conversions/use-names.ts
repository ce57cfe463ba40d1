import { useQuery } from "@tanstack/react-query";
import { useEventTexts } from "./event-texts.ts";
import { conversionQueries } from "./queries.ts";

/** What people call what an event names by its id. */
export function useNames() {
  const t = useEventTexts();
  const { data: pixels } = useQuery(conversionQueries.pixels());
  const { data: rotators } = useQuery(conversionQueries.rotators());
  return {
    pixel: (pixelId: string) =>
      pixels ? (pixels.items.find(({ id }) => id === pixelId)?.name ?? t("unknownPixel")) : "",
    rotator: (rotatorId: string | null) => rotators?.find(({ id }) => id === rotatorId)?.name ?? "",
  };
}
