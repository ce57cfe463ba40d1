import { Accordion, Text, Title } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { IconBrandWhatsapp, IconChartDots, IconLifebuoy, IconRepeat } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AppSettings } from "./app-settings.tsx";
import { BackupSettings } from "./backup-settings.tsx";
import type { EditorForm } from "./editor-form.ts";
import { ReturningSettings } from "./returning-settings.tsx";
import { useSettingTexts } from "./setting-texts.ts";
import { TrackingSettings } from "./tracking-settings.tsx";
import { useSettingLines } from "./use-setting-lines.ts";

export type SettingSection = "returning" | "tracking" | "app" | "backup";

interface Props {
  form: EditorForm;
  pixels: readonly Pixel[];
  rotator: Rotator | undefined;
  opened: string[];
  onOpen: (opened: string[]) => void;
  onAddPixel: () => void;
}

/** What is good as it is for most: closed, each with its present setting in one line. */
export function MoreSettings({ form, pixels, rotator, opened, onOpen, onAddPixel }: Props) {
  const t = useSettingTexts();
  const lines = useSettingLines(pixels);
  const parts: { value: SettingSection; icon: ReactNode; body: ReactNode }[] = [
    {
      value: "returning",
      icon: <IconRepeat size={20} aria-hidden />,
      body: <ReturningSettings form={form} rotator={rotator} />,
    },
    {
      value: "tracking",
      icon: <IconChartDots size={20} aria-hidden />,
      body: <TrackingSettings form={form} pixels={pixels} onAddPixel={onAddPixel} />,
    },
    { value: "app", icon: <IconBrandWhatsapp size={20} aria-hidden />, body: <AppSettings form={form} /> },
    { value: "backup", icon: <IconLifebuoy size={20} aria-hidden />, body: <BackupSettings form={form} /> },
  ];
  return (
    <section aria-labelledby="more-settings">
      <Title order={2} size="h4" mb="sm" id="more-settings">
        {t("title")}
      </Title>
      <Accordion
        multiple
        variant="contained"
        order={3}
        transitionDuration={0}
        value={opened}
        onChange={onOpen}
        styles={{ item: { backgroundColor: "var(--mantine-color-body)" }, label: { paddingBlock: 14 } }}
      >
        {parts.map(({ value, icon, body }) => (
          <Accordion.Item key={value} value={value}>
            <Accordion.Control icon={icon}>
              <Text fw={600} lh={1.3}>
                {t(value)}
              </Text>
              <Text size="sm" c="dimmed" fw={400}>
                {lines[value](form.values)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>{body}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
