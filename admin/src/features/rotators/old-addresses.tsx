import { ActionIcon, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { removeAddress } from "./queries.ts";
import { useRotatorTexts } from "./texts.ts";

type Address = Rotator["addresses"][number];

/** Addresses that the link had before and that ads may still carry. */
export function OldAddresses({ rotator: { id, addresses } }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  const { day } = useFormat();
  const [leaving, setLeaving] = useState<Address>();
  const remove = useMutation(removeAddress);
  const old = addresses.filter(({ present }) => !present);
  if (old.length === 0) return null;

  function close() {
    setLeaving(undefined);
    remove.reset();
  }

  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4">
        {t("oldAddresses")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("oldAddressesAbout")}
      </Text>
      <Stack gap="xs">
        {old.map((address) => (
          <Group key={address.link} justify="space-between" wrap="nowrap">
            <div>
              <Text ff="monospace">{address.link}</Text>
              <Text size="sm" c="dimmed">
                {t("addressSince", { day: day(address.createdAt) })}
              </Text>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t("removeAddress", { link: address.link })}
              onClick={() => setLeaving(address)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {leaving && (
        <ConfirmDialog
          title={t("removeAddressTitle")}
          confirm={t("removeAddressConfirm")}
          isPending={remove.isPending}
          error={remove.error}
          onClose={close}
          onConfirm={() =>
            remove.mutate({ id, domainId: leaving.domainId, slug: leaving.slug }, { onSuccess: close })
          }
        >
          <Text>{t("removeAddressAbout", { link: leaving.link })}</Text>
        </ConfirmDialog>
      )}
    </Paper>
  );
}
