import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { renderPage } from "../../../test/render-page.tsx";
import "../../texts.ts";
import { MoneyField } from "./money-field.tsx";

let amount: number | "";

function Field() {
  const [value, setValue] = useState<number | "">("");
  const change = (next: number | "") => {
    amount = next;
    setValue(next);
  };
  return <MoneyField label="Value" currency="IDR" value={value} onChange={change} />;
}
const field = () => screen.getByLabelText<HTMLInputElement>("Value");

afterEach(() => i18next.changeLanguage("en"));

it.for([
  ["en", "1500000", "Rp 1,500,000"],
  ["en", "1.500.000", "Rp 1,500,000"],
  ["en", "1,500,000.50", "Rp 1,500,000.50"],
  ["en", "1,5jt", "Rp 1,500,000"],
  ["id", "1500000", "Rp 1.500.000"],
  ["id", "1.500.000", "Rp 1.500.000"],
  ["id", "1,500,000.50", "Rp 1.500.000,50"],
  ["id", "Rp 1.500", "Rp 1.500"],
] as const)("takes, in %s, %j typed or pasted as %j", async ([language, text, shown]) => {
  await i18next.changeLanguage(language);
  renderPage(Field);
  await userEvent.type(field(), text);
  await userEvent.tab();
  expect(field().value).toBe(shown);
  const typed = amount;

  await userEvent.clear(field());
  expect(amount).toBe("");
  await userEvent.click(field());
  await userEvent.paste(text);
  await userEvent.keyboard("{Enter}");
  expect([field().value, amount]).toEqual([shown, typed]);
});

it("parts the thousands while one types and takes away, and keeps the cursor's place", async () => {
  await i18next.changeLanguage("id");
  renderPage(Field);
  await userEvent.type(field(), "12500");
  expect(field().value).toBe("Rp 12.500");
  await userEvent.type(field(), "{Backspace}");
  expect([field().value, amount]).toEqual(["Rp 1.250", 1_250]);
  await userEvent.type(field(), "9", { initialSelectionStart: 4, initialSelectionEnd: 4 });
  expect([field().value, field().selectionStart]).toEqual(["Rp 19.250", 5]);
  await userEvent.type(field(), "{Backspace}{Backspace}", {
    initialSelectionStart: 6,
    initialSelectionEnd: 6,
  });
  expect(field().value).toBe("Rp 1.250");
  await userEvent.type(field(), "9", { initialSelectionStart: 4, initialSelectionEnd: 4 });
  await userEvent.type(field(), "x");
  await userEvent.tab();
  expect(field().value).toBe("Rp 19.250");
});

it("takes no more than a lead can be worth", async () => {
  renderPage(Field);
  await userEvent.type(field(), "1000000000000");
  await userEvent.type(field(), "5");
  expect([field().value, amount]).toEqual(["Rp 1,000,000,000,000", 1e12]);
});
