import { Group, Paper, Switch, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { OwnAgent } from "@rotator/shared/contract/own-agent";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { switchSelf } from "./queries.ts";
import { useMeTexts } from "./texts.ts";

interface Props {
  agent: NonNullable<OwnAgent["agent"]>;
  switched: OwnAgent["switched"];
  others: OwnAgent["others"];
}

/** One big switch; says "switching …" until every link has answered. */
export function OwnSwitch({ agent: { id, active, rotators }, switched, others }: Props) {
  const t = useMeTexts();
  const problemText = useProblemText();
  const [asking, { open, close }] = useDisclosure();
  const turn = useMutation(switchSelf);
  const isLast = rotators.length > 0 && others.every(({ on }) => !on);

  function set(next: boolean) {
    turn.mutate(
      { id, active: next },
      {
        onError: (error) =>
          showNotice({ color: "red", title: t("notSwitched"), message: problemText(error) }),
      },
    );
  }

  return (
    <Paper withBorder p="lg" component="section">
      <Group justify="space-between" wrap="nowrap" gap="md" aria-busy={turn.isPending}>
        <div aria-live="polite">
          <Title order={2} size="h3">
            {t(turn.isPending ? "switching" : active ? "isOn" : "isOff")}
          </Title>
          <Text c="dimmed">{t(active ? "onAbout" : "offAbout")}</Text>
          {switched && !turn.isPending && <Since switched={switched} />}
        </div>
        <Switch
          size="xl"
          aria-label={t("takes")}
          checked={active}
          onChange={({ currentTarget }) => {
            // A second tap waits for the answer to the first.
            if (turn.isPending) return;
            if (!currentTarget.checked && isLast) open();
            else set(currentTarget.checked);
          }}
        />
      </Group>
      {asking && (
        <ConfirmDialog
          title={t("lastTitle")}
          confirm={t("switchOff")}
          isPending={turn.isPending}
          error={null}
          onClose={close}
          onConfirm={() => {
            close();
            set(false);
          }}
        >
          <Text>{t("lastAbout")}</Text>
        </ConfirmDialog>
      )}
    </Paper>
  );
}

function Since({ switched: { at, by, self } }: { switched: NonNullable<OwnAgent["switched"]> }) {
  const t = useMeTexts();
  const format = useFormat();
  const time = format.moment(at);
  const said = self
    ? t("sinceBySelf", { time })
    : by === null
      ? t("since", { time })
      : t("sinceBy", { time, name: by });
  return (
    <Text size="sm" mt="xs">
      {t("sinceLabel")} {said}
    </Text>
  );
}
