import { Box, Paper, Stack, Title } from "@mantine/core";
import { AdParameters } from "./ad-parameters.tsx";
import { MemberList } from "./member-list.tsx";
import { useShownRotator } from "./rotator-frame.tsx";
import { OldAddresses } from "./old-addresses.tsx";
import { RotatorFigures } from "./rotator-figures.tsx";
import { RotatorSettings } from "./rotator-settings.tsx";
import { useRotatorTexts } from "./texts.ts";

/** Its CS with their switches first: that is what one comes for. */
export function RotatorPage() {
  const t = useRotatorTexts();
  const rotator = useShownRotator();
  return (
    <Stack>
      <Paper withBorder style={{ overflow: "hidden" }}>
        <Box px="md" pt="md" pb="xs">
          <Title order={2} size="h4">
            {t("members")}
          </Title>
        </Box>
        <MemberList rotator={rotator} />
      </Paper>
      <RotatorFigures rotator={rotator} />
      <AdParameters rotator={rotator} />
      <OldAddresses rotator={rotator} />
      <RotatorSettings rotator={rotator} />
    </Stack>
  );
}
