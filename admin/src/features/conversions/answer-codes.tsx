import { Text } from "@mantine/core";
import type { platformAnswerSchema } from "@rotator/shared/contract/delivery-words";
import type * as z from "zod";
import { useConversionTexts } from "./texts.ts";

/** What Meta's support asks for. */
export function AnswerCodes({ answer }: { answer: z.infer<typeof platformAnswerSchema> | null }) {
  const t = useConversionTexts();
  const { code, subcode, traceId } = answer ?? {};
  const parts = [
    ...(code === undefined ? [] : [t("code", { code: [code, subcode].filter(isNumber).join("/") })]),
    ...(traceId === undefined ? [] : [t("trace", { trace: traceId })]),
  ];
  if (parts.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {parts.join(" · ")}
    </Text>
  );
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
