import { defineTexts } from "../texts.ts";

const en = {
  empty: "Please fill this in.",
  too_long: "This is too long.",
  too_short: "This is too short.",
  malformed: "This does not look right.",
  taken: "This is in use already.",
  wrong: "This is not right.",
  other: "This cannot be saved.",
};

const id: typeof en = {
  empty: "Wajib diisi.",
  too_long: "Terlalu panjang.",
  too_short: "Terlalu pendek.",
  malformed: "Formatnya belum benar.",
  taken: "Sudah dipakai.",
  wrong: "Tidak cocok.",
  other: "Tidak bisa disimpan.",
};

export const useFieldTexts = defineTexts("field", { en, id });
