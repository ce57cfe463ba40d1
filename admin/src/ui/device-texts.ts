import { defineTexts } from "../texts.ts";

const en = {
  mobile: "Phone",
  tablet: "Tablet",
  desktop: "Computer",
  tv: "TV",
  bot: "Bot",
  others: "Others",
};

const id: typeof en = {
  mobile: "HP",
  tablet: "Tablet",
  desktop: "Komputer",
  tv: "TV",
  bot: "Bot",
  others: "Lainnya",
};

export const useDeviceTexts = defineTexts("device", { en, id });
