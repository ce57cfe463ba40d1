import { defineTexts } from "../texts.ts";

const en = { cancel: "Cancel", close: "Close" };

const id: typeof en = { cancel: "Batal", close: "Tutup" };

export const useConfirmTexts = defineTexts("confirm", { en, id });
