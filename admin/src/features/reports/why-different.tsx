import { Button, Drawer, Stack, Text, Title } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconHelpCircle } from "@tabler/icons-react";
import { useReportTexts } from "./texts.ts";
import { useWhyTexts } from "./why-texts.ts";

const REASONS = ["clicks", "machines", "others", "matched", "once", "days"] as const;

export function WhyDifferent({ timeZone }: { timeZone: string }) {
  const t = useReportTexts();
  const why = useWhyTexts();
  const [opened, { open, close }] = useDisclosure();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconHelpCircle size={16} aria-hidden />}
        styles={{
          root: { height: "auto" },
          label: { height: "auto", overflow: "visible", whiteSpace: "normal", textAlign: "left" },
        }}
        onClick={open}
      >
        {t("why")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        title={t("why")}
        size={isPhone ? "100%" : "md"}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Stack gap="lg">
          <Text>{why("about")}</Text>
          {REASONS.map((reason) => (
            <div key={reason}>
              <Title order={3} size="h5" mb={4}>
                {why(reason)}
              </Title>
              <Text size="sm">{why(`${reason}About`, { zone: timeZone })}</Text>
            </div>
          ))}
        </Stack>
      </Drawer>
    </>
  );
}
