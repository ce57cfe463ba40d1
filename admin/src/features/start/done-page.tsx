import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { CopyButton } from "../../ui/copy-button.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { FirstClick } from "./first-click.tsx";
import { startQueries } from "./queries.ts";
import { StartFrame } from "./start-frame.tsx";
import { useStartTexts } from "./texts.ts";

const QR_SIZE = 200;

/** The link itself, to be tried at once. */
export function DonePage() {
  const t = useStartTexts();
  const { id = "" } = useParams();
  const { data: rotator, error, refetch } = useQuery(startQueries.rotator(id));
  return (
    <StartFrame title={t("doneTitle")} about={t("doneAbout")}>
      {error && !rotator ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <Stack align="center" ta="center">
          {rotator ? (
            <>
              <QrCode text={rotator.link} label={t("qr", { link: rotator.link })} size={QR_SIZE} />
              <Text ff="monospace" fw={600} fz="lg">
                {rotator.link}
              </Text>
              <Group justify="center">
                <CopyButton text={rotator.link} name={t("linkName")} label={t("copy")} size="sm" />
                <Button component="a" href={rotator.link} target="_blank" variant="default" size="sm">
                  {t("open")}
                </Button>
              </Group>
              <FirstClick rotatorId={rotator.id} />
              <Group justify="center" mt="sm">
                <Button component={Link} to={`/rotators/${id}/use`}>
                  {t("use")}
                </Button>
                <Button component={Link} to="/" variant="default">
                  {t("overview")}
                </Button>
              </Group>
            </>
          ) : (
            <Skeleton h={QR_SIZE} w={QR_SIZE} />
          )}
        </Stack>
      )}
    </StartFrame>
  );
}
