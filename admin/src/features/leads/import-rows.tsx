import { Badge, Group, Stack, Text } from "@mantine/core";
import type { LeadImportResult } from "@rotator/shared/contract/leads";
import { useFormat } from "../../ui/use-format.ts";
import { useImportTexts } from "./import-texts.ts";

// More nobody reads; what needs mending stands first.
const ROWS_SHOWN = 200;
const OUTCOMES = ["invalid", "known", "update", "create"] as const;
const COLORS = { invalid: "red", known: "gray", update: "brand", create: "brand" };

type Row = LeadImportResult["rows"][number];

export function ImportRows({ title, result }: { title: string; result: LeadImportResult }) {
  const t = useImportTexts();
  const format = useFormat();
  const counts = {
    create: result.created,
    update: result.updated,
    known: result.known,
    invalid: result.invalid,
  };
  const rows = OUTCOMES.flatMap((outcome) => result.rows.filter((row) => row.outcome === outcome));
  return (
    <Stack gap="sm">
      <Text fw={600}>{title}</Text>
      <Group gap="xs">
        {OUTCOMES.toReversed()
          .filter((outcome) => counts[outcome] > 0)
          .map((outcome) => (
            <Badge key={outcome} size="lg" variant="light" color={COLORS[outcome]} tt="none">
              {format.number(counts[outcome])} {t(outcome)}
            </Badge>
          ))}
      </Group>
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {rows.slice(0, ROWS_SHOWN).map((row) => (
          <ImportRow key={row.line} row={row} />
        ))}
      </Stack>
      {rows.length > ROWS_SHOWN && (
        <Text size="sm" c="dimmed">
          {t("moreRows", { count: format.number(rows.length - ROWS_SHOWN) })}
        </Text>
      )}
    </Stack>
  );
}

function ImportRow({ row: { line, outcome, name, errors } }: { row: Row }) {
  const t = useImportTexts();
  const problems = useProblems(errors);
  return (
    <Group component="li" justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm">
          <Text span inherit c="dimmed">
            {t("line", { line })}
          </Text>{" "}
          {name}
        </Text>
        {problems !== "" && (
          <Text size="sm" c="red">
            {problems}
          </Text>
        )}
      </div>
      <Badge variant="light" color={COLORS[outcome]} tt="none" style={{ flexShrink: 0 }}>
        {t(outcome)}
      </Badge>
    </Group>
  );
}

const KNOWN = [
  "name_empty",
  "name_too_long",
  "phone_malformed",
  "phone_twice",
  "email_malformed",
  "email_twice",
  "email_taken",
  "status_unknown",
  "notes_too_long",
] as const;

function useProblems(errors: Row["errors"]): string {
  const t = useImportTexts();
  return Object.entries(errors)
    .map(([column, code]) => t(KNOWN.find((known) => known === `${column}_${code}`) ?? "other"))
    .join(", ");
}
