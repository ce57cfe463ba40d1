import { NumberInput } from "@mantine/core";
import { useMoney } from "./use-money.ts";

const MOST = 1e12;

interface Props {
  label: string;
  currency: string;
  value: number | "";
  onChange: (value: number | "") => void;
  disabled?: boolean;
}

export function MoneyField({ label, currency, value, onChange, disabled = false }: Props) {
  const money = useMoney(currency);
  return (
    <NumberInput
      label={label}
      hideControls
      inputMode="decimal"
      autoComplete="off"
      min={0}
      max={MOST}
      allowNegative={false}
      decimalScale={2}
      disabled={disabled}
      value={value}
      onChange={(next) => onChange(typeof next === "number" ? next : "")}
      {...money}
    />
  );
}
