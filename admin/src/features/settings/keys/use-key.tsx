import { Code, Stack } from "@mantine/core";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { useKeyTexts } from "./texts.ts";

/** How a program asks with it. */
export function UseKey({ apiKey }: { apiKey: string }) {
  const t = useKeyTexts();
  const command = `curl ${location.origin}/api/rotators \\\n  -H "Authorization: Bearer ${apiKey}"`;
  return (
    <Stack gap={8} align="flex-start">
      <Code block w="100%" tabIndex={0} aria-label={t("command")}>
        {command}
      </Code>
      <CopyButton text={command} name={t("command")} />
    </Stack>
  );
}
