import { defineTexts } from "../../texts.ts";

const en = {
  title: "Get back in",
  about: "For an owner who is locked out. Everybody else asks an owner or manager for a link.",
  warning: "You get a new password and two-factor sign-in is turned off. The whole team is told for 7 days.",
  token: "Setup token",
  tokenAbout: "The secret SETUP_TOKEN of this deployment: whoever deployed it has it, or can set it anew.",
  email: "Your email",
  password: "New password",
  passwordAbout: "At least {{length}} characters.",
  noOwner: "No owner has this email.",
  go: "Set the new password",
  toSignIn: "To the sign-in",
  doneTitle: "You can sign in again",
  doneAbout: "Use your email and the new password, then turn two-factor sign-in on again.",
};

const id: typeof en = {
  title: "Masuk kembali",
  about: "Untuk pemilik yang tidak bisa masuk. Yang lain cukup minta link ke pemilik atau manajer.",
  warning: "Kata sandi Anda diganti dan masuk dua langkah dimatikan. Seluruh tim diberi tahu selama 7 hari.",
  token: "Token setup",
  tokenAbout: "Secret SETUP_TOKEN instalasi ini: ada pada yang memasangnya, atau bisa dipasang ulang.",
  email: "Email Anda",
  password: "Kata sandi baru",
  passwordAbout: "Minimal {{length}} karakter.",
  noOwner: "Tidak ada pemilik dengan email ini.",
  go: "Pasang kata sandi baru",
  toSignIn: "Ke halaman masuk",
  doneTitle: "Anda bisa masuk lagi",
  doneAbout: "Pakai email dan kata sandi baru, lalu nyalakan lagi masuk dua langkah.",
};

export const useRecoverTexts = defineTexts("recover", { en, id });
