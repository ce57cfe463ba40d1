import { Text } from "@mantine/core";
import type { User } from "@rotator/shared/contract/users";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { dropTwoFactor, switchUser } from "./queries.ts";
import { useTeamTexts } from "./texts.ts";

interface Props {
  /** The right to sign in, or the second step of it. */
  what: "switch" | "twoFactor";
  user: User;
  onClose: () => void;
}

export function SwitchUser({ what, user, onClose }: Props) {
  const t = useTeamTexts();
  const turn = useMutation(switchUser);
  const drop = useMutation(dropTwoFactor);
  const { id, version, name } = user;
  const disabled = user.disabledAt === null;
  const text = what === "twoFactor" ? "dropTwoFactor" : disabled ? "disable" : "enable";
  const change = what === "twoFactor" ? drop : turn;
  return (
    <ConfirmDialog
      title={t(`${text}Title`, { name })}
      confirm={t(`${text}Confirm`)}
      isPending={change.isPending}
      error={change.error}
      onConfirm={() =>
        what === "twoFactor"
          ? drop.mutate({ id, version }, { onSuccess: onClose })
          : turn.mutate({ id, version, disabled }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Text>{t(`${text}About`)}</Text>
    </ConfirmDialog>
  );
}
