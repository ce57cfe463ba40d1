import { Alert, Button, NativeSelect, Paper, Stack, Text, TextInput } from "@mantine/core";
import { TRY_PROFILES, type TryProfile } from "@rotator/shared/core/try-profile";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useState } from "react";
import { ProblemError } from "../../../problem-error.ts";
import { listCountries } from "../../../ui/list-countries.ts";
import { useProblemText } from "../../../ui/use-problem-text.ts";
import { useShownRotator } from "../rotator-frame.tsx";
import { tryLink } from "./queries.ts";
import { useTryLinkTexts } from "./texts.ts";
import styles from "./try-link.module.css";
import { TryResult } from "./try-result.tsx";

export function TryLinkPage() {
  const t = useTryLinkTexts();
  const problemText = useProblemText();
  const { id, members } = useShownRotator();
  const [profile, setProfile] = useState<TryProfile>("iphone_facebook");
  const [ownerId, setOwnerId] = useState("");
  const { i18n } = useTranslation();
  const [country, setCountry] = useState("");
  const [query, setQuery] = useState("");
  const attempt = useMutation(tryLink);
  const notPublished = attempt.error instanceof ProblemError && attempt.error.code === "not_published";
  return (
    <div className={styles["halves"]}>
      <Paper withBorder p={{ base: "md", sm: "lg" }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            attempt.mutate({
              id,
              profile,
              query,
              ...(ownerId !== "" && { ownerId }),
              ...(country !== "" && { country }),
            });
          }}
        >
          <Stack>
            <Text c="dimmed">{t("about")}</Text>
            <NativeSelect
              label={t("visitor")}
              data={TRY_PROFILES.map((value) => ({ value, label: t(value) }))}
              value={profile}
              onChange={({ currentTarget }) =>
                setProfile(TRY_PROFILES.find((value) => value === currentTarget.value) ?? profile)
              }
            />
            <NativeSelect
              label={t("customer")}
              data={[
                { value: "", label: t("newVisitor") },
                ...members.map(({ agentId, name }) => ({ value: agentId, label: t("customerOf", { name }) })),
              ]}
              value={ownerId}
              onChange={({ currentTarget }) => setOwnerId(currentTarget.value)}
            />
            <NativeSelect
              label={t("country")}
              data={[{ value: "", label: t("countryUnknown") }, ...listCountries(i18n.language)]}
              value={country}
              onChange={({ currentTarget }) => setCountry(currentTarget.value)}
            />
            <TextInput
              label={t("parameters")}
              description={t("parametersAbout")}
              placeholder={t("parametersExample")}
              value={query}
              onChange={({ currentTarget }) => setQuery(currentTarget.value.replace(/^\s*\?/, ""))}
            />
            <Button type="submit" loading={attempt.isPending}>
              {t("try")}
            </Button>
          </Stack>
        </form>
      </Paper>
      <div aria-live="polite" aria-busy={attempt.isPending}>
        {attempt.error && (
          <Alert color="red" title={t("notTried")}>
            {notPublished ? t("notPublished") : problemText(attempt.error)}
          </Alert>
        )}
        {attempt.data && <TryResult result={attempt.data} />}
      </div>
    </div>
  );
}
