import { Alert, Anchor } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import { rotatorQueries } from "./queries.ts";
import { useRotatorTexts } from "./texts.ts";

/** Clicks of ads that do not say which ad they are of, and how to mend it. */
export function AdParameters({ rotator: { id } }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  const { number } = useFormat();
  const { data } = useQuery(rotatorQueries.adParameters(id));
  if (!data || data.missing + data.unreplaced === 0) return null;
  return (
    <Alert color="orange" title={t("adsTitle")} icon={<IconAlertTriangle aria-hidden />}>
      {data.missing > 0 && <p style={{ marginTop: 0 }}>{t("adsMissing", { count: number(data.missing) })}</p>}
      {data.unreplaced > 0 && (
        <p style={{ marginTop: 0 }}>
          {t("adsUnreplaced", { count: number(data.unreplaced), macro: "{{campaign.name}}" })}
        </p>
      )}
      <Anchor component={Link} to={`/rotators/${id}/use?for=meta`} fw={600}>
        {t("adsMend")}
      </Anchor>
    </Alert>
  );
}
