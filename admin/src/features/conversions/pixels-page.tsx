import { Button, Paper, Stack } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { IconAntenna, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { ConversionFrame } from "./conversion-frame.tsx";
import { ConversionSettings } from "./conversion-settings.tsx";
import { DeletePixel } from "./delete-pixel.tsx";
import { MatchQuality } from "./match-quality.tsx";
import { PixelCard, type PixelDeed } from "./pixel-card.tsx";
import { PixelForm } from "./pixel-form.tsx";
import { conversionQueries } from "./queries.ts";
import { SwitchOffPixel } from "./switch-off-pixel.tsx";
import { useConversionTexts } from "./texts.ts";

type Opened = { deed: "add" } | { deed: PixelDeed; pixel: Pixel };

export function PixelsPage() {
  const t = useConversionTexts();
  const pixels = useQuery(conversionQueries.pixels());
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const items = pixels.data?.items ?? [];
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened({ deed: "add" })}>
      {t("add")}
    </Button>
  );
  return (
    <ConversionFrame actions={items.length > 0 && add}>
      <Stack gap="lg">
        {pixels.isPending && (
          <Paper withBorder>
            <ListSkeleton label={t("loading")} />
          </Paper>
        )}
        {pixels.isError && <LoadProblem error={pixels.error} onRetry={() => void pixels.refetch()} />}
        {pixels.isSuccess && items.length === 0 && (
          <Paper withBorder>
            <EmptyState icon={<IconAntenna aria-hidden />} title={t("emptyTitle")} about={t("emptyAbout")}>
              {add}
            </EmptyState>
          </Paper>
        )}
        {items.map((pixel) => (
          <PixelCard key={pixel.id} pixel={pixel} onDeed={(deed) => setOpened({ deed, pixel })} />
        ))}
        {items.length > 0 && <ConversionSettings pixels={items} />}
      </Stack>
      {opened && <OpenedDeed opened={opened} pixels={items} onClose={close} />}
    </ConversionFrame>
  );
}

function OpenedDeed(props: { opened: Opened; pixels: readonly Pixel[]; onClose: () => void }) {
  const { opened, pixels, onClose } = props;
  if (opened.deed === "add") return <PixelForm onClose={onClose} />;
  // After a stale try the list has come again, and with it the version to save over.
  const pixel = pixels.find(({ id }) => id === opened.pixel.id) ?? opened.pixel;
  const of = { pixel, onClose };
  const deeds: Record<PixelDeed, ReactNode> = {
    edit: <PixelForm {...of} />,
    token: <PixelForm {...of} focusToken />,
    off: <SwitchOffPixel {...of} />,
    delete: <DeletePixel {...of} />,
    quality: <MatchQuality {...of} />,
  };
  return deeds[opened.deed];
}
