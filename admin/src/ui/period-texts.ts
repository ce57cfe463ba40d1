import { defineTexts } from "../texts.ts";

const en = {
  period: "Period: {{name}}, {{days}}",
  today: "Today",
  yesterday: "Yesterday",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "This month",
  "last-month": "Last month",
  own: "Own days",
  choose: "Choose the period",
  ownDays: "Or the first and the last day, 100 days at most:",
  tooLong: "These are {{days}} days. A report takes 100 at most.",
  previous: "Month before",
  next: "Month after",
  loading: "Loading the calendar …",
};

const id: typeof en = {
  period: "Periode: {{name}}, {{days}}",
  today: "Hari ini",
  yesterday: "Kemarin",
  "7d": "7 hari terakhir",
  "30d": "30 hari terakhir",
  "90d": "90 hari terakhir",
  month: "Bulan ini",
  "last-month": "Bulan lalu",
  own: "Pilih sendiri",
  choose: "Pilih periode",
  ownDays: "Atau hari pertama dan terakhir, maksimal 100 hari:",
  tooLong: "Ini {{days}} hari. Laporan maksimal 100 hari.",
  previous: "Bulan sebelumnya",
  next: "Bulan berikutnya",
  loading: "Memuat kalender …",
};

export const usePeriodTexts = defineTexts("period", { en, id });
