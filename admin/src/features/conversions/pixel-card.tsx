import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import type { DeliveryReason } from "@rotator/shared/core/conversion";
import { IconSend } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import { PixelBadge } from "./pixel-badge.tsx";
import { PixelFacts } from "./pixel-facts.tsx";
import { PixelMenu } from "./pixel-menu.tsx";
import { judgePixel } from "./pixel-state.ts";
import { testPixel } from "./queries.ts";
import { TestAnswer } from "./test-answer.tsx";
import { useConversionTexts } from "./texts.ts";

const BELOW_HEADER = 76;
/** What a new token mends. */
const BY_TOKEN: readonly DeliveryReason[] = ["token_refused", "permission_missing", "token_unreadable"];

export type PixelDeed = "edit" | "token" | "off" | "delete" | "quality";

interface Props {
  pixel: Pixel;
  onDeed: (deed: PixelDeed) => void;
}

export function PixelCard({ pixel, onDeed }: Props) {
  const t = useConversionTexts();
  const test = useMutation(testPixel);
  const state = judgePixel(pixel);
  const wantsToken = state === "needsRepair" && pixel.hold !== null && BY_TOKEN.includes(pixel.hold.reason);
  const card = useRef<HTMLElement>(null);
  const isMeant = useLocation().hash === `#${pixel.id}`;
  useEffect(() => {
    if (isMeant) card.current?.scrollIntoView();
  }, [isMeant]);
  return (
    <Paper
      ref={card}
      withBorder
      p={{ base: "md", sm: "lg" }}
      component="section"
      aria-label={pixel.name}
      style={{ scrollMarginTop: BELOW_HEADER }}
    >
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Group gap="xs">
            <Title order={2} size="h4">
              {pixel.name}
            </Title>
            <PixelBadge state={state} />
            {pixel.usedBy.isDefault && (
              <Badge variant="default" size="lg" tt="none">
                {t("default")}
              </Badge>
            )}
          </Group>
          <PixelMenu pixel={pixel} onDeed={onDeed} />
        </Group>
        <Trouble pixel={pixel} />
        <PixelFacts pixel={pixel} />
        <Group gap="sm">
          {wantsToken && <Button onClick={() => onDeed("token")}>{t("replaceToken")}</Button>}
          <Button
            variant={state === "fresh" ? "filled" : "default"}
            leftSection={<IconSend size={18} aria-hidden />}
            loading={test.isPending}
            onClick={() => test.mutate(pixel.id)}
          >
            {t("sendTest")}
          </Button>
          <Button
            variant={state === "needsRepair" && !wantsToken ? "filled" : "default"}
            onClick={() => onDeed("edit")}
          >
            {t("edit")}
          </Button>
          <Button variant="default" onClick={() => onDeed("quality")}>
            {t("seeQuality")}
          </Button>
        </Group>
      </Stack>
      <div aria-live="polite">
        {!test.isPending && (
          <TestAnswer answer={test.data} error={test.error} onEdit={() => onDeed("edit")} />
        )}
      </div>
    </Paper>
  );
}

/** Why nothing goes out, and what to do. */
function Trouble({ pixel: { enabled, hold, usedBy } }: { pixel: Pixel }) {
  const t = useConversionTexts();
  const format = useFormat();
  if (!enabled && usedBy.openEvents > 0)
    return <Alert color="orange">{t("offWaiting", { count: format.number(usedBy.openEvents) })}</Alert>;
  if (!enabled || hold === null) return null;
  const { words, answer, at } = hold;
  return (
    <Alert color="orange" title={t("since", { time: format.moment(at), title: words.title })}>
      <Stack gap={6}>
        <Text size="sm">{words.nextStep}</Text>
        {answer?.message !== undefined && (
          <Text size="sm">{t("saidByMeta", { message: answer.message })}</Text>
        )}
      </Stack>
    </Alert>
  );
}
