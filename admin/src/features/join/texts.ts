import { defineTexts } from "../../texts.ts";

const en = {
  title: "Welcome to the team",
  asOwner: "You are invited as Owner.",
  asAdmin: "You are invited as Manager.",
  asStaff: "You are invited as CS {{name}}.",
  resetTitle: "Choose a new password",
  resetAbout: "For {{name}}. Everywhere else you are signed out.",
  name: "Your name",
  email: "Email",
  password: "Password",
  passwordAbout: "At least {{length}} characters.",
  join: "Join",
  save: "Save the new password",
  loading: "Reading the invitation …",
  goneTitle: "This link opens nothing any more",
  goneAbout: "It was used already, or it is too old. Ask for a new one.",
  toSignIn: "To the sign-in",
};

const id: typeof en = {
  title: "Selamat datang di tim",
  asOwner: "Anda diundang sebagai Pemilik.",
  asAdmin: "Anda diundang sebagai Manajer.",
  asStaff: "Anda diundang sebagai CS {{name}}.",
  resetTitle: "Buat kata sandi baru",
  resetAbout: "Untuk {{name}}. Di perangkat lain Anda otomatis keluar.",
  name: "Nama Anda",
  email: "Email",
  password: "Kata sandi",
  passwordAbout: "Minimal {{length}} karakter.",
  join: "Gabung",
  save: "Simpan kata sandi baru",
  loading: "Membaca undangan …",
  goneTitle: "Link ini sudah tidak berlaku",
  goneAbout: "Sudah pernah dipakai atau kedaluwarsa. Minta link yang baru.",
  toSignIn: "Ke halaman masuk",
};

export const useJoinTexts = defineTexts("join", { en, id });
