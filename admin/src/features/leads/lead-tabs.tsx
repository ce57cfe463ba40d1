import { SegmentedControl, Skeleton, Text } from "@mantine/core";
import { LEAD_TABS, type LeadTab } from "@rotator/shared/core/lead";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../ui/use-format.ts";
import { type LeadFilter, leadQueries } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";

interface Props {
  tab: LeadTab;
  filter: LeadFilter;
  onChange: (tab: LeadTab) => void;
}

/** Every lead is counted in one of them. */
export function LeadTabs({ tab, filter, onChange }: Props) {
  const t = useLeadTexts();
  const format = useFormat();
  const { data: counts, isError } = useQuery(leadQueries.counts(filter));
  const countOf = (known: LeadTab) => {
    if (!counts) return undefined;
    if (known !== "contact" || filter.status === undefined) return counts[known];
    return counts.statuses.find(({ status }) => status === filter.status)?.count ?? 0;
  };
  return (
    <SegmentedControl
      aria-label={t("show")}
      fullWidth
      maw={520}
      data={LEAD_TABS.map((known) => {
        const count = countOf(known);
        return {
          value: known,
          label: (
            <>
              <Text size="sm" fw={500} inherit>
                {t(known)}
              </Text>
              {count !== undefined && (
                <Text size="xs" c="dimmed" lh={1.3}>
                  {format.number(count)}
                </Text>
              )}
              {count === undefined && !isError && <Skeleton h={10} w={32} mx="auto" my={3} />}
            </>
          ),
        };
      })}
      value={tab}
      onChange={(value) => onChange(LEAD_TABS.find((known) => known === value) ?? "contact")}
    />
  );
}
