import { CopyButton } from "../../ui/copy-button.tsx";
import { useRotatorTexts } from "./texts.ts";

export function CopyLink({ link, name }: { link: string; name: string }) {
  const t = useRotatorTexts();
  return <CopyButton text={link} name={t("copyOf", { name })} label={t("copyShort")} />;
}
