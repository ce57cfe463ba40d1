import { ActionIcon, Menu } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import {
  IconDots,
  IconListDetails,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconStar,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { repeatPixel } from "./repeat-pixel.ts";
import type { PixelDeed } from "./pixel-card.tsx";
import { conversionQueries, editPixel, editSettings, releasePixel } from "./queries.ts";
import { useConversionTexts } from "./texts.ts";

export function PixelMenu({ pixel, onDeed }: { pixel: Pixel; onDeed: (deed: PixelDeed) => void }) {
  const t = useConversionTexts();
  const problemText = useProblemText();
  const { data: session } = useQuery(sessionQueries.current());
  const { data: settings } = useQuery(conversionQueries.settings());
  const edit = useMutation(editPixel);
  const makeDefault = useMutation(editSettings);
  const release = useMutation(releasePixel);
  const { id, name, enabled, hold, version, usedBy } = pixel;
  const say = (message: string) => ({
    onSuccess: () => showNotice({ message }),
    onError: (error: Error) => showNotice({ color: "red", title: t("failed"), message: problemText(error) }),
  });
  const mayChoose = session?.user.role === "owner" && settings && !usedBy.isDefault && enabled;

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("actions", { name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={`/conversions/events?pixel=${id}`}
          leftSection={<IconListDetails size={18} aria-hidden />}
        >
          {t("seeEvents")}
        </Menu.Item>
        {mayChoose && (
          <Menu.Item
            leftSection={<IconStar size={18} aria-hidden />}
            onClick={() =>
              makeDefault.mutate({ ...settings, defaultPixelId: id }, say(t("madeDefault", { name })))
            }
          >
            {t("makeDefault")}
          </Menu.Item>
        )}
        {enabled && hold !== null && (
          <Menu.Item
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={() => release.mutate({ id, version }, say(t("released", { name })))}
          >
            {t("release")}
          </Menu.Item>
        )}
        {enabled ? (
          <Menu.Item leftSection={<IconPlayerPause size={18} aria-hidden />} onClick={() => onDeed("off")}>
            {t("switchOff")}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() =>
              edit.mutate({ ...repeatPixel(pixel), enabled: true }, say(t("switchedOn", { name })))
            }
          >
            {t("switchOn")}
          </Menu.Item>
        )}
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => onDeed("delete")}
        >
          {t("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
