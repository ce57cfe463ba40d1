import { SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQueries } from "../../session-queries.ts";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Card } from "./card.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SessionList } from "./session-list.tsx";
import { useAccountTexts } from "./texts.ts";
import { TwoFactor } from "./two-factor.tsx";

const SCHEMES = ["auto", "light", "dark"] as const;

/** Everybody's own: password, two-factor, where one is signed in, language and colours. */
export function AccountPage() {
  const t = useAccountTexts();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { user } = session;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <Stack gap="lg" maw={820}>
        <Card title={user.name} about={user.email}>
          <Text size="sm">{t("nameAbout")}</Text>
        </Card>
        <Card title={t("passwordTitle")} about={t("passwordAbout")}>
          <PasswordForm email={user.email} />
        </Card>
        <Card title={t("twoFactorTitle")} about={t(user.twoFactor ? "twoFactorOn" : "twoFactorAbout")}>
          <TwoFactor isOn={user.twoFactor} />
        </Card>
        <Card title={t("sessionsTitle")} about={t("sessionsAbout")}>
          <SessionList />
        </Card>
        <Card title={t("looksTitle")} about={t("looksAbout")}>
          <Stack gap="sm" align="flex-start">
            <LanguageSwitch />
            <SegmentedControl
              aria-label={t("colors")}
              data={SCHEMES.map((value) => ({ value, label: t(value) }))}
              value={colorScheme}
              onChange={(value) => setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? "auto")}
            />
          </Stack>
        </Card>
      </Stack>
    </>
  );
}
