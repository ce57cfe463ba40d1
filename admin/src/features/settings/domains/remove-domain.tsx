import { Anchor, Button, Group, List, Modal, Skeleton, Stack, Text } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { ProblemError } from "../../../problem-error.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import { useFocusBack } from "../../../ui/use-focus-back.ts";
import { useSettingsTexts } from "../texts.ts";
import { deleteDomain, domainQueries } from "./queries.ts";
import { useDomainTexts } from "./texts.ts";

interface Props {
  domain: Domain;
  onClose: () => void;
}

/** One that links use stays; which they are is said. */
export function RemoveDomain({ domain, onClose }: Props) {
  useFocusBack();
  const t = useDomainTexts();
  const remove = useMutation(deleteDomain);
  const refused = remove.error instanceof ProblemError && remove.error.code === "in_use";
  if (refused || domain.rotators + domain.formerAddresses > 0)
    return <StillUsed domain={domain} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t("removeTitle", { host: domain.host })}
      confirm={t("removeConfirm")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(domain.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text>{t("removeAbout")}</Text>
    </ConfirmDialog>
  );
}

function StillUsed({ domain, onClose }: Props) {
  const t = useDomainTexts();
  const tools = useSettingsTexts();
  const { number } = useFormat();
  const links = useQuery(domainQueries.links(domain.id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("usedTitle", { host: domain.host })}
      closeButtonProps={{ "aria-label": tools("close") }}
    >
      <Stack>
        <Text>{t("usedAbout")}</Text>
        {links.isPending && <Skeleton h={48} />}
        {links.isError && <LoadProblem error={links.error} onRetry={() => void links.refetch()} />}
        {links.isSuccess && links.data.length > 0 && (
          <List>
            {links.data.map(({ id, name, slug }) => (
              <List.Item key={id}>
                <Anchor component={Link} to={`/rotators/${id}`}>
                  {name}
                </Anchor>{" "}
                <Text span c="dimmed" size="sm">
                  {`/wa/${slug}`}
                </Text>
              </List.Item>
            ))}
          </List>
        )}
        {domain.formerAddresses > 0 && (
          <Text>{t("usedFormer", { count: number(domain.formerAddresses) })}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {tools("close")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
