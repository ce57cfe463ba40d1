import { Button } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconMapQuestion } from "@tabler/icons-react";
import { Link } from "react-router";
import { EmptyState } from "../ui/empty-state.tsx";
import { useAppTexts } from "./texts.ts";

export function NotFoundPage() {
  const t = useAppTexts();
  useDocumentTitle(t("notFound"));
  return (
    <EmptyState icon={<IconMapQuestion aria-hidden />} title={t("notFound")} about={t("notFoundAbout")}>
      <Button component={Link} to="/">
        {t("toStart")}
      </Button>
    </EmptyState>
  );
}
