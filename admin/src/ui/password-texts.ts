import { defineTexts } from "../texts.ts";

const en = { reveal: "Show or hide what you type" };

const id: typeof en = { reveal: "Tampilkan atau sembunyikan ketikan" };

export const usePasswordTexts = defineTexts("password", { en, id });
