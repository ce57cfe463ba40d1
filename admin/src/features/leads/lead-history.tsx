import { Text, Timeline } from "@mantine/core";
import type { LeadDetail } from "@rotator/shared/contract/leads";
import { LEAD_STATUSES } from "@rotator/shared/core/lead";
import { IconArrowBackUp, IconNote, IconPencil, IconPlus, IconTrash, IconUpload } from "@tabler/icons-react";
import { phoneText } from "../../phone-text.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadTexts } from "./texts.ts";
import { useLeadName } from "./use-lead-name.ts";

type Entry = LeadDetail["timeline"][number];

const ICONS = {
  created: IconPlus,
  edited: IconPencil,
  note: IconNote,
  deleted: IconTrash,
  restored: IconArrowBackUp,
  imported: IconUpload,
};
const KINDS = ["created", "edited", "note", "deleted", "restored", "imported"] as const;

interface Props {
  timeline: readonly Entry[];
  /** Names of CS by their ids. */
  nameOf: (agentId: string) => string | undefined;
}

/** What was done with a lead and by whom, the latest first. */
export function LeadHistory({ timeline, nameOf }: Props) {
  const t = useLeadTexts();
  const format = useFormat();
  if (timeline.length === 0) return <Text c="dimmed">{t("noHistory")}</Text>;
  return (
    <Timeline bulletSize={26} lineWidth={2} color="gray" aria-label={t("history")}>
      {timeline.map((entry) => {
        const kind = readKind(entry.kind);
        const Icon = ICONS[kind];
        return (
          <Timeline.Item
            key={entry.id}
            bullet={<Icon size={15} aria-hidden />}
            title={<Text size="sm">{t(`did_${kind}`, { name: entry.actorName ?? t("somebody") })}</Text>}
          >
            {Object.entries(entry.changes).map(([field, change]) => (
              <Change key={field} field={field} change={change} nameOf={nameOf} />
            ))}
            {entry.note !== null && (
              <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
                {entry.note}
              </Text>
            )}
            <Text size="xs" c="dimmed" mt={2}>
              {format.moment(entry.at)}
            </Text>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function Change({
  field,
  change: { before, after },
  nameOf,
}: Pick<Props, "nameOf"> & { field: string; change: Entry["changes"][string] }) {
  const t = useLeadTexts();
  const say = useValueText(field, nameOf);
  const label = t(`field_${readField(field)}`);
  return (
    <Text size="sm" c="dimmed">
      {before === null
        ? t("changedTo", { field: label, after: say(after) })
        : t("changedFrom", { field: label, before: say(before), after: say(after) })}
    </Text>
  );
}

// As the timeline keeps it: "1500000 IDR".
const MONEY = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** Says a stored value as people know it. */
function useValueText(field: string, nameOf: Props["nameOf"]) {
  const t = useLeadTexts();
  const statusText = useStatusTexts();
  const format = useFormat();
  const leadName = useLeadName();
  return (value: string | null) => {
    if (value === null) return t("nothing");
    if (field === "name") return leadName({ name: value });
    if (field === "agentId") return nameOf(value) ?? t("anotherCs");
    if (field === "phone") return phoneText(value);
    const status = LEAD_STATUSES.find((known) => known === value);
    if (field === "status" && status !== undefined) return statusText(status);
    const [, amount, currency] = (field === "value" && MONEY.exec(value)) || [];
    return currency === undefined ? value : format.money(Number(amount), currency);
  };
}

const FIELDS = ["name", "phone", "email", "value", "status", "agentId"] as const;

function readKind(stored: string): (typeof KINDS)[number] {
  return KINDS.find((kind) => kind === stored) ?? "edited";
}

function readField(stored: string): (typeof FIELDS)[number] {
  return FIELDS.find((field) => field === stored) ?? "name";
}
