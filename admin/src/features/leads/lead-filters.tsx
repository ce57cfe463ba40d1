import { Button, NativeSelect } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { LEAD_STATUSES, type LeadTab } from "@rotator/shared/core/lead";
import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import styles from "./lead-filters.module.css";
import { leadQueries } from "./queries.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadTexts } from "./texts.ts";
import { PERIODS } from "./use-lead-filter.ts";

interface Props {
  tab: LeadTab;
  /** Of the page's address. */
  search: URLSearchParams;
  onChange: (name: "status" | "cs" | "rotator" | "time", value: string) => void;
}

export function LeadFilters({ tab, search, onChange }: Props) {
  const t = useLeadTexts();
  const statusText = useStatusTexts();
  const { data: agents = [] } = useQuery(leadQueries.agents());
  const { data: rotators = [] } = useQuery(leadQueries.rotators());
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const statuses = LEAD_STATUSES.map((status) => ({ value: status, label: statusText(status) }));
  const periods = PERIODS.map((period) => ({ value: period, label: t(`time_${period}`) }));
  const fields = [
    { name: "status", label: statusText("status"), any: t("anyStatus"), data: statuses },
    { name: "cs", label: t("owner"), any: t("anyOwner"), data: agents.map(named) },
    { name: "rotator", label: t("rotator"), any: t("anyRotator"), data: rotators.map(named) },
    { name: "time", label: t("began"), any: t("anyTime"), data: periods },
  ] as const;
  const count = fields.filter(({ name }) => search.has(name)).length;
  // On a phone the list is what one comes for.
  const [opened, { toggle }] = useDisclosure(count > 0);
  return (
    <>
      <Button
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={opened}
        aria-controls="lead-filters"
        onClick={toggle}
        style={{ alignSelf: "flex-start" }}
      >
        {count === 0 ? t("filters") : t("filtersSet", { count })}
      </Button>
      <div className={styles["filters"]} id="lead-filters" data-closed={opened ? undefined : true}>
        {fields.map(({ name, label, any, data }) => (
          <NativeSelect
            key={name}
            size="sm"
            aria-label={label}
            data={[{ value: "", label: any }, ...data]}
            value={search.get(name) ?? ""}
            // Leads with nothing but clicks are all new.
            disabled={name === "status" && tab === "clicked"}
            onChange={({ currentTarget }) => onChange(name, currentTarget.value)}
          />
        ))}
      </div>
    </>
  );
}
