import { expect, it } from "vitest";
import { readMoney, readWhole } from "./read-money.ts";

it.for([
  ["1500000", 1_500_000],
  ["1.500.000", 1_500_000],
  ["1,500,000", 1_500_000],
  ["1,500,000.50", 1_500_000.5],
  ["1.500.000,50", 1_500_000.5],
  ["Rp 1.500.000,00", 1_500_000],
  ["Rp1.500", 1_500],
  ["IDR 1,500", 1_500],
  ["$1 500.5", 1_500.5],
  ["$ 12.50", 12.5],
  ["12,5", 12.5],
  ["0,5", 0.5],
  [",5", 0.5],
  ["12,", 12],
  ["12.345,678", 12_345.68],
  ["1,5jt", 1_500_000],
  ["1.5 juta", 1_500_000],
  ["1,250 jt", 1_250_000],
  ["150rb", 150_000],
  ["150 K", 150_000],
  ["0", 0],
  ["", ""],
  ["Rp", ""],
  ["abc", ""],
] as [string, number | ""][])("reads %j as %j", ([text, amount]) => {
  expect(readMoney(text)).toBe(amount);
});

it.for([
  ["1.50", ".", 150],
  ["Rp 15.00", ".", 1_500],
  ["1,5000", ",", 15_000],
  ["", ",", ""],
  ["Rp ", ".", ""],
  ["1,50", ".", undefined],
  ["1.5jt", ".", undefined],
] as [string, string, number | "" | undefined][])(
  "reads %j, while %j parts thousands, as %j",
  ([text, group, amount]) => {
    expect(readWhole(text, { group, decimal: group === "." ? "," : "." })).toBe(amount);
  },
);
