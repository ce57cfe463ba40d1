import { Anchor, Code, List, Stack, Text } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { useDomainTexts } from "./texts.ts";

type Step = Domain["steps"][number];

/** What leads a domain here; to be pasted, so it is the same in every language. */
export function DomainSteps({ steps }: { steps: readonly Step[] }) {
  const t = useDomainTexts();
  return (
    <List
      type="ordered"
      spacing="md"
      size="sm"
      styles={{ itemWrapper: { width: "100%" }, itemLabel: { width: "100%" } }}
    >
      {steps.map((step) => (
        <List.Item key={`${step.kind} ${step.text}`}>
          {step.kind === "add_zone" ? (
            <Text size="sm">
              {t("addZone", { zone: step.text })}{" "}
              <Anchor
                href="https://dash.cloudflare.com/"
                target="_blank"
                rel="noreferrer"
                size="sm"
                td="underline"
              >
                {t("cloudflare")}
              </Anchor>
            </Text>
          ) : (
            <Paste step={step} />
          )}
        </List.Item>
      ))}
      <List.Item>{t("lastStep")}</List.Item>
    </List>
  );
}

function Paste({ step: { kind, file, text } }: { step: Step }) {
  const t = useDomainTexts();
  const name = kind === "run" ? t("command") : t("lines", { file: file ?? "" });
  const about = { add_lines: "addLines", set_line: "setLine", run: "run", add_zone: "run" } as const;
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm">{t(about[kind], { file: file ?? "" })}</Text>
      <Code block w="100%" tabIndex={0} aria-label={name}>
        {text}
      </Code>
      <CopyButton text={text} name={name} />
    </Stack>
  );
}
