import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import type { User } from "@rotator/shared/contract/users";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sessionQueries } from "../../../session-queries.ts";
import { FormProblem } from "../../../ui/form-problem.tsx";
import { useFocusBack } from "../../../ui/use-focus-back.ts";
import { useSettingsTexts } from "../texts.ts";
import { useTyped } from "../use-typed.ts";
import { useSettingError } from "../use-setting-error.ts";
import { editUser } from "./queries.ts";
import { RoleFields, type RoleInput } from "./role-fields.tsx";
import { useTeamTexts } from "./texts.ts";

export function EditUser({ user, onClose }: { user: User; onClose: () => void }) {
  useFocusBack();
  const t = useTeamTexts();
  const tools = useSettingsTexts();
  const queryClient = useQueryClient();
  const kept: { name: string; role: RoleInput } = {
    name: user.name,
    role: { role: user.role, agentId: user.agentId },
  };
  const { input, type } = useTyped(kept);
  const edit = useMutation(editUser);
  const fieldError = useSettingError(edit.error);

  function save() {
    edit.mutate(
      { id: user.id, version: user.version, name: input.name, ...input.role },
      {
        onSuccess: () => {
          void queryClient.invalidateQueries(sessionQueries.current());
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("editTitle", { name: user.name })}
      closeButtonProps={{ "aria-label": tools("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <FormProblem error={edit.error} fields={["name", "role", "agentId"]} />
          <TextInput
            label={t("name")}
            value={input.name}
            data-autofocus
            onChange={({ currentTarget }) => type({ name: currentTarget.value })}
            error={fieldError("name")}
          />
          <RoleFields
            input={input.role}
            mayMakeOwner
            onChange={(role) => type({ role })}
            fieldError={fieldError}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {tools("cancel")}
            </Button>
            <Button type="submit" loading={edit.isPending}>
              {tools("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
