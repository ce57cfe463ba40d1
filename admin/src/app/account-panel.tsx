import { Button, Stack, Text, UnstyledButton } from "@mantine/core";
import type { Session } from "@rotator/shared/contract/session";
import { IconLogout } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import { signOut } from "../features/session/queries.ts";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { Initials } from "./initials.tsx";
import { useAppTexts } from "./texts.ts";

const ROLE_TEXTS = { owner: "roleOwner", admin: "roleAdmin", staff: "roleStaff" } as const;

/** Who is signed in, the language, and the way out. */
export function AccountPanel({ user, onChosen }: { user: Session["user"]; onChosen: () => void }) {
  const t = useAppTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leave = useMutation({
    ...signOut,
    onSuccess: async () => {
      await navigate("/sign-in");
      queryClient.clear();
    },
  });
  return (
    <Stack gap="sm">
      <UnstyledButton component={Link} to="/account" onClick={onChosen} className="account-link">
        <Initials name={user.name} />
        <div>
          <Text fw={600} size="sm" lh={1.3}>
            {user.name}
          </Text>
          <Text c="dimmed" size="xs">
            {t(ROLE_TEXTS[user.role])} · {t("account")}
          </Text>
        </div>
      </UnstyledButton>
      <LanguageSwitch />
      <Button
        variant="default"
        leftSection={<IconLogout size={18} aria-hidden />}
        loading={leave.isPending}
        onClick={() => leave.mutate()}
      >
        {t("signOut")}
      </Button>
    </Stack>
  );
}
