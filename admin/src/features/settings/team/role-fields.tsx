import { NativeSelect, Stack } from "@mantine/core";
import { ROLES, type Role } from "@rotator/shared/contract/permissions";
import { useQuery } from "@tanstack/react-query";
import { teamQueries } from "./queries.ts";
import { ROLE_TEXTS } from "./role-texts.ts";
import { useTeamTexts } from "./texts.ts";

export interface RoleInput {
  role: Role;
  agentId: string | null;
}

interface Props {
  input: RoleInput;
  mayMakeOwner: boolean;
  onChange: (input: RoleInput) => void;
  fieldError: (field: string) => string | undefined;
}

const ABOUT = { owner: "aboutOwner", admin: "aboutAdmin", staff: "aboutStaff" } as const;

/** A role, and for a CS which one it is. */
export function RoleFields({ input, mayMakeOwner, onChange, fieldError }: Props) {
  const t = useTeamTexts();
  const agents = useQuery({ ...teamQueries.agents(), enabled: input.role === "staff" });
  const roles = ROLES.filter((role) => mayMakeOwner || role !== "owner");
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t("role")}
        description={t(ABOUT[input.role])}
        data={roles.map((value) => ({ value, label: t(ROLE_TEXTS[value]) }))}
        value={input.role}
        error={fieldError("role")}
        onChange={({ currentTarget }) =>
          onChange({
            role: roles.find((role) => role === currentTarget.value) ?? "staff",
            agentId: null,
          })
        }
      />
      {input.role === "staff" && (
        <NativeSelect
          label={t("agent")}
          description={t("agentAbout")}
          disabled={agents.isPending}
          data={[
            { value: "", label: t(agents.isPending ? "loadingCs" : "chooseCs") },
            ...(agents.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={input.agentId ?? ""}
          error={fieldError("agentId")}
          onChange={({ currentTarget }) =>
            onChange({ ...input, agentId: currentTarget.value === "" ? null : currentTarget.value })
          }
        />
      )}
    </Stack>
  );
}
