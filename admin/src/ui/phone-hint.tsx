import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { phoneQueries } from "../phone-queries.ts";
import { sessionQueries } from "../session-queries.ts";
import { usePhoneTexts } from "./phone-texts.ts";

// Shorter ones are still being typed.
const MIN_DIGITS = 6;

/** What a number is found to be, below its field: country, landline, and a way to try it. */
export function PhoneHint({ typed }: { typed: string }) {
  const t = usePhoneTexts();
  const { i18n } = useTranslation();
  const { data: session } = useQuery(sessionQueries.current());
  const isWorthReading = typed.replaceAll(/\D/g, "").length >= MIN_DIGITS;
  const { data: reader } = useQuery({ ...phoneQueries.reader(), enabled: isWorthReading });
  const found = isWorthReading ? reader?.readPhone(typed, session?.deployment.country ?? "") : undefined;
  return (
    <Text size="sm" c="dimmed" aria-live="polite" component="div">
      {found?.kind === "unknown" && (
        <Text c="var(--mantine-color-error)" size="sm">
          {t("phoneUnknown")}
        </Text>
      )}
      {found?.kind === "valid" && (
        <>
          <Text size="sm" span>
            {[found.shown, found.country && nameCountry(found.country, i18n.language)]
              .filter(Boolean)
              .join(" · ")}
          </Text>{" "}
          <Anchor size="sm" href={`https://wa.me/${found.digits}`} target="_blank" rel="noreferrer">
            {t("phoneChat")}
          </Anchor>
          {found.isLandline && (
            <Text size="sm" c="var(--mantine-color-orange-light-color)">
              {t("phoneLandline")}
            </Text>
          )}
        </>
      )}
      {found !== undefined && <div>{t("phoneAlive")}</div>}
    </Text>
  );
}

function nameCountry(code: string, language: string): string | undefined {
  return new Intl.DisplayNames([language], { type: "region" }).of(code);
}
