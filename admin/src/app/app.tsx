import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { Notices } from "../ui/notices.tsx";
import { makeApp } from "./make-app.tsx";
import { cssVariables, theme } from "./theme.ts";

export function App() {
  const [{ queryClient, router }] = useState(makeApp);
  const { i18n } = useTranslation();
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      // All of them come from here: the sheet that has those of Mantine's own theme is not loaded.
      deduplicateCssVariables={false}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <Notices />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
