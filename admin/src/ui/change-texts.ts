import { defineTexts } from "../texts.ts";

const en = {
  more: "{{share}} more than {{before}} before",
  less: "{{share}} less than {{before}} before",
  same: "as many as before",
  fresh: "none before",
  sameShort: "same",
  freshShort: "new",
};

const id: typeof en = {
  more: "{{share}} lebih banyak dari sebelumnya, {{before}}",
  less: "{{share}} lebih sedikit dari sebelumnya, {{before}}",
  same: "sama seperti sebelumnya",
  fresh: "sebelumnya tidak ada",
  sameShort: "sama",
  freshShort: "baru",
};

export const useChangeTexts = defineTexts("change", { en, id });
