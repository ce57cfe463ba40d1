import { Button, type ButtonProps } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect } from "react";
import { useCopyTexts } from "./copy-texts.ts";
import { showNotice } from "./notices.tsx";

interface Props extends ButtonProps {
  text: string;
  /** What is copied, for those who hear the page. */
  name: string;
  /** What the button says; "Copy" unless told. */
  label?: string;
}

export function CopyButton({ text, name, label, ...button }: Props) {
  const t = useCopyTexts();
  const { copy, copied, error } = useClipboard();
  const failed = error === null ? undefined : t("notCopied");
  useEffect(() => {
    if (failed !== undefined) showNotice({ color: "red", message: failed });
  }, [failed]);
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      aria-label={copied ? t("copied") : t("copyName", { name })}
      {...button}
      onClick={() => copy(text)}
    >
      {copied ? t("copied") : (label ?? t("copy"))}
    </Button>
  );
}
