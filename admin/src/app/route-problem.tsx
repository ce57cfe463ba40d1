import { Button } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { ProblemError } from "../problem-error.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useProblemText } from "../ui/use-problem-text.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { useAppTexts } from "./texts.ts";

/** What is shown in a page's place when it cannot be loaded, or breaks while it is shown. */
export function RouteProblem() {
  const error = useRouteError();
  const t = useAppTexts();
  const problemText = useProblemText();
  const known = error instanceof ProblemError;
  useDocumentTitle(t(known ? "noStart" : "broken"));
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <EmptyState
      icon={<IconPlugConnectedX aria-hidden />}
      title={t(known ? "noStart" : "broken")}
      about={known ? problemText(error) : t("brokenAbout")}
    >
      <Button onClick={() => location.reload()}>{t("reload")}</Button>
    </EmptyState>
  );
}
