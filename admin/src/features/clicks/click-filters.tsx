import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCountryName } from "../../ui/use-country-name.ts";
import { useDeviceName } from "../../ui/use-device-name.ts";
import { usePeriod } from "../../ui/use-period.ts";
import styles from "./click-list.module.css";
import { type ClickSearch, type FilterName, KINDS } from "./click-search.ts";
import { clickQueries } from "./queries.ts";
import { SourceField } from "./source-field.tsx";
import { useClickTexts } from "./texts.ts";

interface Props {
  chosen: ClickSearch;
  withRotator: boolean;
  onChange: (name: FilterName, value: string) => void;
}

interface Option {
  value: string;
  label: string;
}

export function ClickFilters({ chosen, withRotator, onChange }: Props) {
  const t = useClickTexts();
  const { period } = usePeriod();
  const countryName = useCountryName();
  const deviceName = useDeviceName();
  const { data } = useQuery(clickQueries.options(period));
  const ofDimension = (wanted: string) =>
    (data?.devices ?? [])
      .filter(({ dimension, value }) => dimension === wanted && value !== "")
      .map(({ value }) => ({ value, label: deviceName(value) }));
  const options: Partial<Record<FilterName, Option[]>> = {
    kind: KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) })),
    ...(withRotator && {
      rotator: (data?.rotators ?? []).map(({ rotatorId, name }) => ({ value: rotatorId, label: name })),
    }),
    cs: (data?.agents ?? []).flatMap(({ agentId, name }) =>
      agentId === null ? [] : [{ value: agentId, label: name ?? agentId }],
    ),
    campaign: (data?.campaigns ?? []).flatMap(({ id, name }) => {
      const value = id ?? name;
      return value === null ? [] : [{ value, label: name ?? value }];
    }),
    country: (data?.countries ?? []).flatMap(({ country }) =>
      country === "" ? [] : [{ value: country, label: countryName(country) }],
    ),
    device: ofDimension("device"),
    app: ofDimension("in_app"),
  };
  const select = (name: FilterName) => {
    const known = options[name];
    if (!known) return null;
    const value = chosen[name] ?? "";
    const isKnown = value === "" || known.some((option) => option.value === value);
    return (
      <NativeSelect
        key={name}
        label={t(name)}
        value={value}
        data={[{ value: "", label: t("all") }, ...known, ...(isKnown ? [] : [{ value, label: value }])]}
        onChange={({ currentTarget }) => onChange(name, currentTarget.value)}
      />
    );
  };
  return (
    <div className={styles["filters"]}>
      {select("kind")}
      {select("rotator")}
      {select("cs")}
      {select("campaign")}
      <SourceField
        key={chosen.source ?? ""}
        value={chosen.source ?? ""}
        onChange={(value) => onChange("source", value)}
      />
      {select("country")}
      {select("device")}
      {select("app")}
    </div>
  );
}
