import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Entrance } from "../../ui/entrance.tsx";
import { useStartTexts } from "./texts.ts";

interface Props {
  /** Of three; none once all is done. */
  step?: 2 | 3;
  title: string;
  about: string;
  children: ReactNode;
}

export function StartFrame({ step, title, about, children }: Props) {
  const t = useStartTexts();
  return (
    <Entrance title={title} about={about} width={560}>
      {step !== undefined && (
        <Text size="sm" c="dimmed" fw={600} mb="md">
          {t("step", { step })}
        </Text>
      )}
      {children}
    </Entrance>
  );
}
