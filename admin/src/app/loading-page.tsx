import { Center, Loader } from "@mantine/core";
import { useAppTexts } from "./texts.ts";

export function LoadingPage() {
  const t = useAppTexts();
  return (
    <Center mih="60vh" role="status" aria-label={t("loading")}>
      <Loader />
    </Center>
  );
}
