import { defineTexts } from "../texts.ts";

const en = {
  copy: "Copy",
  copyName: "Copy: {{name}}",
  copied: "Copied",
  notCopied: "The browser allows no copying: mark the text and copy it by hand.",
};

const id: typeof en = {
  copy: "Salin",
  copyName: "Salin: {{name}}",
  copied: "Tersalin",
  notCopied: "Browser tidak mengizinkan: blok teksnya, lalu salin manual.",
};

export const useCopyTexts = defineTexts("copy", { en, id });
