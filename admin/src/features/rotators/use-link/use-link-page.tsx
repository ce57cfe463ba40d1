import { Button, Group, Paper, Stack } from "@mantine/core";
import { useSearchParams } from "react-router";
import { useShownRotator } from "../rotator-frame.tsx";
import { ForAds } from "./for-ads.tsx";
import { AD_PLACES } from "./ad-parameters.ts";
import { ForBio } from "./for-bio.tsx";
import { ForLandingPage } from "./for-landing-page.tsx";
import { ForPrint } from "./for-print.tsx";
import { useUseLinkTexts } from "./texts.ts";

const PLACES = [...AD_PLACES, "bio", "landing", "qr"] as const;

export function UseLinkPage() {
  const t = useUseLinkTexts();
  const { link } = useShownRotator();
  const [search, setSearch] = useSearchParams();
  const chosen = PLACES.find((place) => place === search.get("for")) ?? "meta";
  return (
    <Stack>
      <Group gap="xs" role="group" aria-label={t("where")}>
        {PLACES.map((place) => (
          <Button
            key={place}
            variant={place === chosen ? "filled" : "default"}
            radius="xl"
            size="sm"
            aria-pressed={place === chosen}
            onClick={() => setSearch({ for: place }, { replace: true, preventScrollReset: true })}
          >
            {t(place)}
          </Button>
        ))}
      </Group>
      <Paper withBorder p={{ base: "md", sm: "lg" }}>
        {chosen === "bio" ? (
          <ForBio link={link} />
        ) : chosen === "landing" ? (
          <ForLandingPage link={link} />
        ) : chosen === "qr" ? (
          <ForPrint link={link} />
        ) : (
          <ForAds place={chosen} link={link} />
        )}
      </Paper>
    </Stack>
  );
}
