import { defineTexts } from "../texts.ts";

const en = { close: "Close this message" };

const id: typeof en = { close: "Tutup pesan ini" };

export const useNoticeTexts = defineTexts("notice", { en, id });
