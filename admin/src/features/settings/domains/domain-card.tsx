import { ActionIcon, Group, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import { DomainState } from "./domain-state.tsx";
import { editDomain } from "./queries.ts";
import { useDomainTexts } from "./texts.ts";

interface Props {
  domain: Domain;
  mayChange: boolean;
  onRemove: () => void;
}

export function DomainCard({ domain, mayChange, onRemove }: Props) {
  const t = useDomainTexts();
  const { number } = useFormat();
  const edit = useMutation(editDomain);
  const { id, host, version, rotators, formerAddresses, cookieDomain } = domain;
  const setMetaCookies = edit.isPending ? edit.variables.setMetaCookies : domain.setMetaCookies;
  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} component="article" aria-label={host}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Stack gap={2}>
            <Title order={2} size="h4">
              {host}
            </Title>
            <Text size="sm" c="dimmed">
              {t("uses", { rotators: number(rotators), addresses: number(formerAddresses) })}
            </Text>
          </Stack>
          {mayChange && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t("remove", { host })}
              title={t("remove", { host })}
              onClick={onRemove}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          )}
        </Group>
        <DomainState domain={domain} />
        <FormProblem error={edit.error} fields={[]} />
        <Switch
          label={t("metaCookies")}
          description={
            cookieDomain === null ? t("metaCookiesNowhere") : t("metaCookiesAbout", { domain: cookieDomain })
          }
          checked={setMetaCookies}
          disabled={!mayChange || edit.isPending}
          onChange={({ currentTarget }) =>
            edit.mutate({ id, version, setMetaCookies: currentTarget.checked })
          }
        />
      </Stack>
    </Paper>
  );
}
