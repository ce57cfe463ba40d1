import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { User } from "@rotator/shared/contract/users";
import { useMutation } from "@tanstack/react-query";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useFocusBack } from "../../../ui/use-focus-back.ts";
import { useSettingsTexts } from "../texts.ts";
import { makeResetLink } from "./queries.ts";
import { ShareLink } from "./share-link.tsx";
import { useTeamTexts } from "./texts.ts";

/** For somebody who forgot the password: there is no mail server to ask. */
export function ResetLink({ user, onClose }: { user: User; onClose: () => void }) {
  useFocusBack();
  const t = useTeamTexts();
  const tools = useSettingsTexts();
  const make = useMutation(makeResetLink);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("resetTitle", { name: user.name })}
      closeButtonProps={{ "aria-label": tools("close") }}
    >
      <Stack>
        {make.data ? (
          <ShareLink token={make.data.token} expiresAt={make.data.expiresAt} message={t("resetMessage")} />
        ) : (
          <Text>{t("resetAbout")}</Text>
        )}
        <FormProblem error={make.error} fields={[]} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {make.data ? t("done") : tools("cancel")}
          </Button>
          {!make.data && (
            <Button loading={make.isPending} onClick={() => make.mutate(user.id)}>
              {t("makeLink")}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
