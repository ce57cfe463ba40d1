import { defineTexts } from "../../texts.ts";

const en = {
  title: "Set up your rotator",
  about: "You become its owner. One more minute and your first link works.",
  token: "Setup token",
  tokenAbout: "A secret of this deployment: whoever deployed it has it.",
  name: "Your name",
  email: "Email",
  password: "Password",
  passwordAbout: "At least {{length}} characters.",
  guessed: "Taken from your browser. Change what is not right.",
  timeZone: "Time zone",
  timeZoneAbout: "Best that of your ad account.",
  country: "Country",
  currency: "Currency",
  go: "Set up",
};

const id: typeof en = {
  title: "Siapkan rotator Anda",
  about: "Anda menjadi pemiliknya. Sebentar lagi link pertama Anda jalan.",
  token: "Token setup",
  tokenAbout: "Rahasia instalasi ini: tanyakan ke orang yang memasangnya.",
  name: "Nama Anda",
  email: "Email",
  password: "Kata sandi",
  passwordAbout: "Minimal {{length}} karakter.",
  guessed: "Diambil dari browser Anda. Ubah jika kurang tepat.",
  timeZone: "Zona waktu",
  timeZoneAbout: "Sebaiknya sama dengan akun iklan Anda.",
  country: "Negara",
  currency: "Mata uang",
  go: "Mulai",
};

export const useSetupTexts = defineTexts("setup", { en, id });
