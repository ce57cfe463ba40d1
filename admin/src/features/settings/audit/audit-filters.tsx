import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useSearchParams } from "react-router";
import { CHANGE_KINDS } from "./change-kinds.ts";
import { useAuditTexts } from "./texts.ts";

/** By person, by what it is about, and by day; kept in the address. */
export function AuditFilters({ actors }: { actors: readonly { value: string; label: string }[] }) {
  const t = useAuditTexts();
  const [search, setSearch] = useSearchParams();
  const field = (name: string) => ({
    value: search.get(name) ?? "",
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
      const next = new URLSearchParams(search);
      if (currentTarget.value === "") next.delete(name);
      else next.set(name, currentTarget.value);
      setSearch(next, { replace: true });
    },
  });
  return (
    <Group gap="sm" align="flex-end" role="search" aria-label={t("filters")}>
      <NativeSelect
        label={t("who")}
        data={[{ value: "", label: t("everybody") }, ...actors]}
        style={{ flex: "1 1 150px" }}
        {...field("who")}
      />
      <NativeSelect
        label={t("what")}
        data={[
          { value: "", label: t("everything") },
          ...CHANGE_KINDS.map((value) => ({ value, label: t(`kind_${value}`) })),
        ]}
        style={{ flex: "1 1 150px" }}
        {...field("what")}
      />
      <TextInput type="date" label={t("from")} style={{ flex: "1 1 130px" }} {...field("from")} />
      <TextInput type="date" label={t("to")} style={{ flex: "1 1 130px" }} {...field("to")} />
      {search.size > 0 && (
        <Button variant="subtle" onClick={() => setSearch({}, { replace: true })}>
          {t("clear")}
        </Button>
      )}
    </Group>
  );
}
