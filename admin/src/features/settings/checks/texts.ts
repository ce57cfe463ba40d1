import { defineTexts } from "../../../texts.ts";

const en = {
  title: "Deployment check",
  about: "What everything stands on, looked at just now.",
  again: "Check again",
  loading: "Checking …",
  okTitle: "All is well",
  warnTitle: "It works; something should be looked at",
  failTitle: "Something is missing",
  open: "To look at: {{count}}.",
  checkedAt: "Checked on {{at}}.",
  okRow: "Well",
  warnRow: "Should be looked at",
  failRow: "Missing or broken",
  command: "command for {{name}}",
};

const id: typeof en = {
  title: "Cek instalasi",
  about: "Bagian-bagian yang menopang semuanya, baru saja dicek.",
  again: "Cek lagi",
  loading: "Mengecek …",
  okTitle: "Semua baik",
  warnTitle: "Berjalan, tetapi ada yang perlu dilihat",
  failTitle: "Ada yang kurang",
  open: "Perlu dilihat: {{count}}.",
  checkedAt: "Dicek {{at}}.",
  okRow: "Baik",
  warnRow: "Perlu dilihat",
  failRow: "Kurang atau rusak",
  command: "perintah untuk {{name}}",
};

export const useCheckTexts = defineTexts("settingsChecks", { en, id });
