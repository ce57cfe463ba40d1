import { Drawer, Stack, Title } from "@mantine/core";
import { IconBellCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { alarmQueries } from "../alarm-queries.ts";
import { AlarmCard } from "../ui/alarm-card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { LoadProblem } from "../ui/load-problem.tsx";
import { useAppTexts } from "./texts.ts";
import { useFocusBack } from "../ui/use-focus-back.ts";

export function AlarmDrawer({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const t = useAppTexts();
  const { data, error, refetch } = useQuery(alarmQueries.list());
  return (
    <Drawer opened onClose={onClose} title={t("alarmTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <ListSkeleton label={t("loading")} />}
        {data?.open.length === 0 && (
          <EmptyState icon={<IconBellCheck aria-hidden />} title={t("noAlarms")} about={t("noAlarmsAbout")} />
        )}
        {data?.open.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} onLeave={onClose} />
        ))}
        {data !== undefined && data.over.length > 0 && (
          <>
            <Title order={3} size="h5" mt="sm">
              {t("alarmsOver")}
            </Title>
            {data.over.map((alarm) => (
              <AlarmCard key={alarm.id} alarm={alarm} />
            ))}
          </>
        )}
      </Stack>
    </Drawer>
  );
}
