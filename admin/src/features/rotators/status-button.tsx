import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { IconArchive, IconDots } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { impactQuery } from "../../ui/impact-query.ts";
import { showNotice } from "../../ui/notices.tsx";
import { offerUndo } from "../../ui/undo-notice.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { setStatus } from "./queries.ts";
import { RestQuestion } from "./rest-question.tsx";
import { useRotatorTexts } from "./texts.ts";

/** Pauses or archives a link, after saying how many clicks that concerns; switches it on again at once. */
export function StatusButton({ rotator: { id, name, status } }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  const problemText = useProblemText();
  const [pausing, pause] = useDisclosure();
  const [archiving, archive] = useDisclosure();
  const change = useMutation(setStatus);

  function set(next: Rotator["status"]) {
    pause.close();
    archive.close();
    change.mutate(
      { id, status: next },
      {
        onSuccess: () => {
          if (next === "active") return;
          offerUndo({
            message: t(next === "paused" ? "isPaused" : "isArchived", { name }),
            undo: () => change.mutateAsync({ id, status }),
          });
        },
        onError: (error) =>
          showNotice({ color: "red", title: t("statusFailed"), message: problemText(error) }),
      },
    );
  }

  return (
    <Group gap="xs" wrap="nowrap">
      {status === "active" ? (
        <Button variant="default" loading={change.isPending} onClick={pause.open}>
          {t("pause")}
        </Button>
      ) : (
        <Button loading={change.isPending} onClick={() => set("active")}>
          {t("resume")}
        </Button>
      )}
      {status !== "archived" && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t("actions", { name })}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArchive size={18} aria-hidden />} onClick={archive.open}>
              {t("archive")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {pausing && (
        <RestQuestion
          impact={impactQuery(id)}
          title={t("pauseTitle")}
          confirm={t("pause")}
          onClose={pause.close}
          onConfirm={() => set("paused")}
        />
      )}
      {archiving && (
        <RestQuestion
          impact={impactQuery(id)}
          title={t("archiveTitle")}
          about={t("archiveAbout")}
          confirm={t("archiveConfirm")}
          onClose={archive.close}
          onConfirm={() => set("archived")}
        />
      )}
    </Group>
  );
}
