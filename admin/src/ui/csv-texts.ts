import { defineTexts } from "../texts.ts";

const en = {
  csv: "CSV",
  csvName: "Save as CSV: {{name}}",
  starting: "Starting …",
  soFar: "{{rows}} rows · {{size}} MB",
  started: "The file is being made.",
  cancel: "Stop",
  cancelName: "Stop the file: {{name}}",
  saved: "{{file}} is complete. Rows: {{rows}}",
  full: "{{file}} has the newest {{rows}} rows, as many as one file can. For the older ones choose a shorter period.",
  stopped: "Stopped. {{file}} was not saved.",
  cut: "The file broke off before its end, so it was not saved. Choose a shorter period, or try again.",
  notWritten: "The file could not be written. Is there room left on this device?",
};

const id: typeof en = {
  csv: "CSV",
  csvName: "Simpan sebagai CSV: {{name}}",
  starting: "Memulai …",
  soFar: "{{rows}} baris · {{size}} MB",
  started: "File sedang dibuat.",
  cancel: "Batalkan",
  cancelName: "Batalkan file: {{name}}",
  saved: "{{file}} lengkap. Baris: {{rows}}",
  full: "{{file}} berisi {{rows}} baris terbaru, sebanyak yang muat dalam satu file. Untuk yang lebih lama, pilih periode yang lebih pendek.",
  stopped: "Dibatalkan. {{file}} tidak disimpan.",
  cut: "File terputus sebelum selesai, jadi tidak disimpan. Pilih periode yang lebih pendek, atau coba lagi.",
  notWritten: "File tidak bisa ditulis. Apakah memori perangkat masih cukup?",
};

export const useCsvTexts = defineTexts("csv", { en, id });
