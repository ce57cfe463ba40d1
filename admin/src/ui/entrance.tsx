import { Box, Center, Paper, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch.tsx";

interface Props {
  title: string;
  about?: string;
  /** In pixels, where a form needs more than most. */
  width?: number;
  children: ReactNode;
}

/** The frame of the pages before the sign-in. */
export function Entrance({ title, about, width = 440, children }: Props) {
  useDocumentTitle(`${title} · WhatsApp Rotator`);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Box w="100%" maw={width}>
        <Stack align="center" gap={6} mb="lg" ta="center">
          <img src="/favicon.svg" alt="" width={48} height={48} />
          <Title order={1} size="h2">
            {title}
          </Title>
          {about !== undefined && <Text c="dimmed">{about}</Text>}
        </Stack>
        <Paper withBorder p={{ base: "md", xs: "xl" }} radius="lg">
          {children}
        </Paper>
        <Box mt="md">
          <LanguageSwitch />
        </Box>
      </Box>
    </Center>
  );
}
