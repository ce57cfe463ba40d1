import "@mantine/core/styles/Code.css";
import { Code, List, Stack, Text } from "@mantine/core";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { useDomainTexts } from "./texts.ts";

/** What leads a domain here. It is pasted, so it is the same in every language. */
export function DomainSteps({ host }: { host: string }) {
  const t = useDomainTexts();
  const route = `[[routes]]\npattern = "${host}"\ncustom_domain = true`;
  return (
    <List
      type="ordered"
      spacing="md"
      size="sm"
      styles={{ itemWrapper: { width: "100%" }, itemLabel: { width: "100%" } }}
    >
      <List.Item>{t("step1", { host })}</List.Item>
      <List.Item>
        <Command about={t("step2")} command={route} name={t("route")} />
      </List.Item>
      <List.Item>
        <Command about={t("step3")} command="npm run deploy" name={t("command")} />
      </List.Item>
      <List.Item>{t("step4")}</List.Item>
    </List>
  );
}

function Command({ about, command, name }: { about: string; command: string; name: string }) {
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm">{about}</Text>
      <Code block w="100%" tabIndex={0} aria-label={name}>
        {command}
      </Code>
      <CopyButton text={command} name={name} />
    </Stack>
  );
}
