import { defineTexts } from "../texts.ts";

const en = { more: "Show more", again: "That did not load. Try again" };

const id: typeof en = { more: "Tampilkan lagi", again: "Gagal dimuat. Coba lagi" };

export const useMoreTexts = defineTexts("more", { en, id });
