import { Anchor, Group } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./conversions.module.css";
import { SELDOM_PERCENT } from "./match-quality.tsx";
import { conversionQueries } from "./queries.ts";
import { useConversionTexts } from "./texts.ts";

const COUNTED_UP_TO = 1_000;
const NAMED = 3;

export function PixelFacts({ pixel: { id, name, datasetId, acceptedAt, usedBy } }: { pixel: Pixel }) {
  const t = useConversionTexts();
  const format = useFormat();
  const { rotators, isDefault, openEvents } = usedBy;
  const many = openEvents >= COUNTED_UP_TO;
  return (
    <dl className={styles["facts"]}>
      <div>
        <dt>{t("datasetId")}</dt>
        <dd>
          <Group gap="xs">
            {datasetId}
            <CopyButton text={datasetId} name={t("copyDataset", { name })} size="compact-xs" />
          </Group>
        </dd>
      </div>
      <div>
        <dt>{t("accepted")}</dt>
        <dd>{acceptedAt === null ? t("never") : format.moment(acceptedAt)}</dd>
      </div>
      <div>
        <dt>{t("open")}</dt>
        <dd>
          <Anchor component={Link} to={`/conversions/events?pixel=${id}&time=all`}>
            {many ? t("openMany") : format.number(openEvents)}
          </Anchor>
        </dd>
      </div>
      <div>
        <dt>{t("usedIn")}</dt>
        <dd>
          {rotators.length === 0 && t(isDefault ? "usedByDefault" : "usedByNone")}
          {rotators.map((rotator, index) => (
            <span key={rotator.id}>
              {index > 0 && ", "}
              <Anchor component={Link} to={`/rotators/${rotator.id}`}>
                {rotator.name}
              </Anchor>
            </span>
          ))}
        </dd>
      </div>
      {rotators[0] && <QualityFact rotator={rotators[0]} />}
    </dl>
  );
}

/** Of the first rotator; the drawer tells of each. */
function QualityFact({ rotator }: { rotator: { id: string; name: string } }) {
  const t = useConversionTexts();
  const { data } = useQuery(conversionQueries.matchQuality(rotator.id));
  const missing = data?.keys.filter(({ percent }) => percent < SELDOM_PERCENT) ?? [];
  const names = missing.slice(0, NAMED).map(({ key }) => t(`key_${key}`));
  const more = missing.length - names.length;
  const list = more > 0 ? t("andMore", { names: names.join(", "), count: more }) : names.join(", ");
  return (
    <div>
      <dt>{t("qualityOf", { rotator: rotator.name })}</dt>
      <dd>
        {data?.events === 0 && t("never")}
        {data && data.events > 0 && (names.length === 0 ? t("allThere") : t("seldom", { names: list }))}
      </dd>
    </div>
  );
}
