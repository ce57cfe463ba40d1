import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQueries } from "../../../session-queries.ts";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useFocusBack } from "../../../ui/use-focus-back.ts";
import { useSettingsTexts } from "../texts.ts";
import { useSettingError } from "../use-setting-error.ts";
import { invite } from "./queries.ts";
import { RoleFields, type RoleInput } from "./role-fields.tsx";
import { ShareLink } from "./share-link.tsx";
import { useTeamTexts } from "./texts.ts";

export function InvitePerson({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const t = useTeamTexts();
  const tools = useSettingsTexts();
  const { data: session } = useQuery(sessionQueries.current());
  const [input, setInput] = useState<RoleInput>({ role: "staff", agentId: null });
  const make = useMutation(invite);
  const fieldError = useSettingError(make.error);
  const made = make.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(made ? "inviteMade" : "invite")}
      closeButtonProps={{ "aria-label": tools("close") }}
    >
      {made ? (
        <Stack>
          <ShareLink token={made.token} expiresAt={made.expiresAt} message={t("inviteMessage")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("done")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate(input);
          }}
        >
          <Stack>
            <FormProblem error={make.error} fields={["role", "agentId"]} />
            <RoleFields
              input={input}
              mayMakeOwner={session?.user.role === "owner"}
              onChange={setInput}
              fieldError={fieldError}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {tools("cancel")}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t("makeLink")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
