import { TextInput } from "@mantine/core";
import { type ChangeEvent, useLayoutEffect, useRef, useState } from "react";
import { readMoney, readWhole } from "./read-money.ts";
import { useMoney } from "./use-money.ts";

const MOST = 1e12;

interface Props {
  label: string;
  currency: string;
  value: number | "";
  onChange: (value: number | "") => void;
  disabled?: boolean;
}

/** Money as either language writes it, typed or pasted; left, it stands as the reader's language writes it. */
export function MoneyField({ label, currency, value, onChange, disabled = false }: Props) {
  const { write, ...signs } = useMoney(currency);
  const field = useRef<HTMLInputElement>(null);
  const fromEnd = useRef<number>(undefined);
  const [typed, setTyped] = useState<{ text: string }>();
  const shown = typed !== undefined && readMoney(typed.text) === value ? typed.text : write(value);

  // Thousands are parted from the right, so what stands after the cursor stays as long as it is.
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null || fromEnd.current === undefined) return;
    const at = Math.max(0, input.value.length - fromEnd.current);
    fromEnd.current = undefined;
    input.setSelectionRange(at, at);
  });

  function change({ currentTarget: { value: text, selectionEnd } }: ChangeEvent<HTMLInputElement>) {
    // Signs that somebody types are his own; those that we set move with the figures.
    const isOurs = shown === write(value) && countSigns(text) <= countSigns(shown);
    const isOneKey = Math.abs(text.length - shown.length) <= 1;
    const whole = isOurs && isOneKey ? readWhole(text, signs) : undefined;
    const amount = whole ?? readMoney(text);
    // Who takes away only our sign goes past it.
    const isOnlySign = whole === value && text.length < shown.length;
    fromEnd.current = text.length - (selectionEnd ?? text.length) + (isOnlySign ? 1 : 0);
    // A new object each time: the cursor is set even where the text stays as it was.
    setTyped({ text: whole === undefined ? text : write(whole) });
    if (amount === "" || amount <= MOST) onChange(amount);
  }

  return (
    <TextInput
      ref={field}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      disabled={disabled}
      value={shown}
      onChange={change}
      onBlur={() => setTyped(undefined)}
      onKeyDown={({ key }) => key === "Enter" && setTyped(undefined)}
    />
  );
}

function countSigns(text: string): number {
  return text.replaceAll(/[^.,]/g, "").length;
}
