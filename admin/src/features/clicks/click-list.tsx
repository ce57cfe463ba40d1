import { Text } from "@mantine/core";
import type { Click } from "@rotator/shared/contract/clicks";
import { Link } from "react-router";
import { useCountryName } from "../../ui/use-country-name.ts";
import { useDeviceName } from "../../ui/use-device-name.ts";
import { ClickBadge } from "./click-badge.tsx";
import styles from "./click-list.module.css";
import { useClickTexts } from "./texts.ts";
import { useClickTime } from "./use-click-time.ts";

interface Props {
  clicks: readonly Click[];
  /** Where the page is not of one rotator. */
  withRotator: boolean;
  linkTo: (id: string) => string;
}

export function ClickList({ clicks, ...row }: Props) {
  const t = useClickTexts();
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {clicks.map((click) => (
        <ClickRow key={click.id} click={click} {...row} />
      ))}
    </ul>
  );
}

function ClickRow({ click, withRotator, linkTo }: Omit<Props, "clicks"> & { click: Click }) {
  const t = useClickTexts();
  const clickTime = useClickTime();
  const countryName = useCountryName();
  const deviceName = useDeviceName();
  const time = clickTime(click.at);
  const agent = click.agentName ?? click.agentId;
  const goal = agent ?? (click.choice === "fallback" ? t("backupNumber") : undefined);
  const place = [click.city, click.country !== null && countryName(click.country)].filter(Boolean).join(", ");
  const device = [click.device, click.os, click.inApp]
    .filter((value) => value !== null)
    .map(deviceName)
    .join(" · ");
  return (
    <li className={styles["row"]}>
      <div className={styles["when"]}>
        <Link
          className={styles["link"]}
          to={linkTo(click.id)}
          aria-label={t("open", { time })}
          preventScrollReset
        >
          {time}
        </Link>
        <ClickBadge verdict={click.verdict} choice={click.choice} />
      </div>
      <div className={styles["goal"]}>
        <Text size="sm" fw={600}>
          {goal ?? "–"}
        </Text>
        {withRotator && (
          <Text size="sm" c="dimmed">
            {click.rotatorName ?? click.rotatorId}
          </Text>
        )}
      </div>
      <AdLines click={click} />
      <Text className={styles["place"] ?? ""} size="sm" c="dimmed">
        {place}
        {place !== "" && device !== "" && <br />}
        {device}
      </Text>
    </li>
  );
}

function AdLines({ click }: { click: Click }) {
  const t = useClickTexts();
  const campaign = click.utmCampaign ?? click.campaignId;
  const source = [click.utmSource ?? click.siteSourceName, click.placement].filter((value) => value !== null);
  return (
    <div className={styles["ad"]}>
      {click.adParameters === null ? (
        <Text size="sm" {...(campaign === null && { c: "dimmed" })}>
          {campaign ?? t("noAd")}
        </Text>
      ) : (
        <Text size="sm" className={styles["warning"] ?? ""}>
          {t(click.adParameters)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {source.join(" · ")}
      </Text>
    </div>
  );
}
