import { defineTexts } from "../texts.ts";

const en = { undo: "Undo", undone: "Everything is as it was." };

const id: typeof en = { undo: "Urungkan", undone: "Semua kembali seperti semula." };

export const useUndoTexts = defineTexts("undo", { en, id });
