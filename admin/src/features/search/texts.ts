import { defineTexts } from "../../texts.ts";

const en = {
  title: "Search everything",
  placeholder: "Name, number, code or a whole message …",
  results: "What was found",
  rotators: "Rotators",
  cs: "CS",
  leads: "Leads",
  pages: "Pages",
  settings: "Settings",
  nameless: "Without a name",
  others: "{{code}} is a customer of CS {{name}}.",
  nobody: "(nobody)",
  looking: "Looking …",
  nothing: "Nothing found. Try the beginning of a name, a number or a code.",
  found: "Found: {{count}}",
};

const id: typeof en = {
  title: "Cari apa saja",
  placeholder: "Nama, nomor, kode, atau seluruh pesan …",
  results: "Hasil",
  rotators: "Rotator",
  cs: "CS",
  leads: "Lead",
  pages: "Halaman",
  settings: "Pengaturan",
  nameless: "Tanpa nama",
  others: "{{code}} adalah pelanggan CS {{name}}.",
  nobody: "(belum ada)",
  looking: "Mencari …",
  nothing: "Tidak ada. Coba awal nama, nomor, atau kode.",
  found: "Ditemukan: {{count}}",
};

export const useSearchTexts = defineTexts("search", { en, id });
