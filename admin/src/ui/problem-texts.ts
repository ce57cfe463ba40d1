import { defineTexts } from "../texts.ts";

const en = {
  offline: "No answer. Check your connection and try again.",
  stale: "Somebody else saved this in the meantime. It was loaded again: check and save once more.",
  invalid: "Some fields cannot be saved as they are.",
  forbidden: "Your role does not allow this.",
  not_found: "This is not there any more.",
  unauthenticated: "You are signed out. Sign in again.",
  too_many_tries: "Too many tries. Wait a little, then try again.",
  other: "Something went wrong on our side. Try again in a moment.",
  again: "Try again",
  title: "This could not be loaded",
};

const id: typeof en = {
  offline: "Tidak ada jawaban. Periksa koneksi, lalu coba lagi.",
  stale: "Orang lain baru saja menyimpan ini. Data sudah dimuat ulang: periksa, lalu simpan lagi.",
  invalid: "Ada isian yang belum bisa disimpan.",
  forbidden: "Peran Anda tidak mengizinkan ini.",
  not_found: "Data ini sudah tidak ada.",
  unauthenticated: "Anda sudah keluar. Silakan masuk lagi.",
  too_many_tries: "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
  other: "Terjadi gangguan di sisi kami. Coba lagi sebentar lagi.",
  again: "Coba lagi",
  title: "Data tidak bisa dimuat",
};

export const useProblemTexts = defineTexts("problem", { en, id });
