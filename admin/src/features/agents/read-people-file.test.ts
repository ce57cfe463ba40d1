import { expect, it } from "vitest";
import { readPeopleFile } from "./read-people-file.ts";

it.each([
  ["a plain list", "Ayu,0812 3456 7801\nBudi,0812 3456 7802", "Ayu, 0812 3456 7801\nBudi, 0812 3456 7802"],
  ["a header in any order", "\uFEFFNo HP;Kota;Nama\r\n0812345678;Solo;Ayu", "Ayu, 0812345678"],
  ["names with commas and quotes", '"Ayu, S.Pd",+62 812-3456-7801', "Ayu, S.Pd, +62 812-3456-7801"],
  ["the number first", "081234567801,Ayu", "Ayu, 081234567801"],
  ["an unknown header", "Pegawai,Kontak\nAyu,081234567801", "Ayu, 081234567801"],
  ["a number that is missing under a header", "name,phone\nAyu,", "Ayu, "],
  ["no numbers at all", "hello\nworld", ""],
  ["an empty file", "", ""],
])("reads %s", (_what, csv, lines) => {
  expect(readPeopleFile(csv)).toBe(lines);
});
