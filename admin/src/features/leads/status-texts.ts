import { defineTexts } from "../../texts.ts";

const en = {
  new: "New",
  contacted: "Contacted",
  responded: "Replied",
  qualified: "Interested",
  hot: "Hot",
  proposal: "Offer",
  negotiation: "Negotiating",
  invoice: "Invoice sent",
  won: "Won",
  lost: "Lost",
  statusOf: "Status of {{name}}: {{status}}",
  status: "Status",
  notChanged: "{{name}} could not be changed",
};

const id: typeof en = {
  new: "Baru",
  contacted: "Dihubungi",
  responded: "Membalas",
  qualified: "Berminat",
  hot: "Hot",
  proposal: "Penawaran",
  negotiation: "Nego",
  invoice: "Tagihan dikirim",
  won: "Closing",
  lost: "Batal",
  statusOf: "Status {{name}}: {{status}}",
  status: "Status",
  notChanged: "{{name}} gagal diubah",
};

export const useStatusTexts = defineTexts("lead-status", { en, id });
