import { defineTexts } from "../texts.ts";

const en = {
  overview: "Overview",
  rotators: "Rotators",
  cs: "CS",
  reports: "Reports",
  menu: "Menu",
  openMenu: "Open the menu",
  closeMenu: "Close the menu",
  skip: "Skip to the content",
  toDark: "Dark colours",
  toLight: "Light colours",
  signOut: "Sign out",
  loading: "Loading …",
  notFound: "There is no such page",
  notFoundAbout: "The address may be mistyped, or what stood here is gone.",
  toStart: "To the start page",
  broken: "This page stopped working",
  brokenAbout: "Your links keep working. Load the page again; what you saved is safe.",
  reload: "Load again",
  ownerRecovered:
    "{{name}} came back in with the setup token on {{day}}. If nobody of you did that, change the token now.",
  noStart: "The server could not be reached",
  roleOwner: "Owner",
  roleAdmin: "Manager",
  roleStaff: "CS",
};

const id: typeof en = {
  overview: "Ringkasan",
  rotators: "Rotator",
  cs: "CS",
  reports: "Laporan",
  menu: "Menu",
  openMenu: "Buka menu",
  closeMenu: "Tutup menu",
  skip: "Langsung ke isi",
  toDark: "Warna gelap",
  toLight: "Warna terang",
  signOut: "Keluar",
  loading: "Memuat …",
  notFound: "Halaman tidak ditemukan",
  notFoundAbout: "Mungkin alamatnya salah ketik, atau isinya sudah dihapus.",
  toStart: "Ke halaman awal",
  broken: "Halaman ini berhenti bekerja",
  brokenAbout: "Link Anda tetap jalan. Muat ulang halaman; yang sudah disimpan tetap aman.",
  reload: "Muat ulang",
  ownerRecovered:
    "{{name}} masuk kembali dengan token setup pada {{day}}. Jika bukan kalian, segera ganti token itu.",
  noStart: "Server tidak bisa dihubungi",
  roleOwner: "Pemilik",
  roleAdmin: "Manajer",
  roleStaff: "CS",
};

export const useAppTexts = defineTexts("app", { en, id });
