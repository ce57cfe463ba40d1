import { it } from "vitest";
import { readClues } from "./read-clues.ts";

it.for([
  ["[14.05, 22/11/2026] +62 812-3456-7890: Halo Kak, promonya masih ada?", ["6281234567890"]],
  ["22/11/26 14.05 - +62 812‑3456‑7890: Halo Kak 🙏\npromonya masih ada?", ["6281234567890"]],
  ["nomor saya 0812 3456 7890 ya, atau 0813-3456-7890", ["6281234567890", "6281334567890"]],
  ["\u202A+62 812-3456-7890\u202C", ["6281234567890"]],
  ["(0812) 3456 7890 😊", ["6281234567890"]],
  ["Order 12, resi JP0812345678901 tgl 22/11/2026, total Rp 1.500.000", []],
] as [string, string[]][])("finds the phones in %j", ([text, phones], { expect }) => {
  expect(readClues(text, "ID").phones).toEqual(phones);
});

it.for([
  ["email saya Budi.S+promo@Example.co.id, ya kak", ["budi.s+promo@example.co.id"]],
  ["<budi@example.com>\n*sari@example.com*", ["budi@example.com", "sari@example.com"]],
  ["@budi di IG", []],
] as [string, string[]][])("finds the emails in %j", ([text, emails], { expect }) => {
  expect(readClues(text, "ID").emails).toEqual(emails);
});

it("looks at a message of the longest kind without running long", ({ expect }) => {
  const startedAt = performance.now();
  for (const text of ["1 ".repeat(2_000), "(".repeat(4_000), "a@".repeat(2_000), "a.".repeat(2_000)])
    readClues(text, "ID");
  expect(performance.now() - startedAt).toBeLessThan(500);
});
