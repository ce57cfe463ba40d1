import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect } from "react";
import { showNotice } from "../../ui/notices.tsx";
import { useRotatorTexts } from "./texts.ts";

export function CopyLink({ link, name }: { link: string; name: string }) {
  const t = useRotatorTexts();
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
      aria-label={copied ? t("copied") : t("copy", { name })}
      onClick={() => copy(link)}
    >
      {t(copied ? "copied" : "copyShort")}
    </Button>
  );
}
