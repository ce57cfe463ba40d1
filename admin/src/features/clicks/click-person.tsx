import { Anchor } from "@mantine/core";
import type { ClickDetail } from "@rotator/shared/contract/clicks";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCountryName } from "../../ui/use-country-name.ts";
import { useDeviceName } from "../../ui/use-device-name.ts";
import { DetailSection, Facts } from "./detail-section.tsx";
import { useClickDetailTexts } from "./detail-texts.ts";

/** What is known of the visitor, who is nobody by name yet. */
export function ClickPerson({ click }: { click: ClickDetail }) {
  const t = useClickDetailTexts();
  const countryName = useCountryName();
  const deviceName = useDeviceName();
  const { i18n } = useTranslation();
  const place = [click.city, click.region, click.country === null ? null : countryName(click.country)];
  return (
    <DetailSection title={t("person")}>
      <Facts
        facts={[
          [t("rotator"), click.rotatorName ?? click.rotatorId],
          [t("code"), click.code],
          [
            t("lead"),
            click.leadId !== null && (
              <Anchor component={Link} to={`/leads/${click.leadId}`} size="sm">
                {t("openLead")}
              </Anchor>
            ),
          ],
          [t("place"), place.filter((part) => part !== null).join(", ")],
          [
            t("device"),
            [click.device, click.os]
              .filter((part) => part !== null)
              .map(deviceName)
              .join(" · "),
          ],
          [t("app"), click.inApp === null ? null : deviceName(click.inApp)],
          [t("language"), click.language === null ? null : languageName(click.language, i18n.language)],
          [t("address"), click.ip],
          [t("from"), click.referrerHost],
        ]}
      />
    </DetailSection>
  );
}

/** A visitor's browser may say anything. */
function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
