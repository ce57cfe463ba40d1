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
  joinsInstead:
    "You are signed in here as {{name}} ({{email}}). Whoever joins by this link is signed in here instead. Is it for somebody else? Then send it on.",
  setsElse:
    "You are signed in here as {{name}} ({{email}}). This sets the password of the person named above.",
  resetDone: "The new password holds. Sign in with it.",
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
  joinsInstead:
    "Di sini Anda masuk sebagai {{name}} ({{email}}). Kalau link ini dipakai, akun yang baru yang masuk di sini. Link ini untuk orang lain? Teruskan saja ke dia.",
  setsElse:
    "Di sini Anda masuk sebagai {{name}} ({{email}}). Kata sandi yang diganti adalah milik nama di atas.",
  resetDone: "Kata sandi baru sudah berlaku. Silakan masuk dengan kata sandi itu.",
};

export const useJoinTexts = defineTexts("join", { en, id });
