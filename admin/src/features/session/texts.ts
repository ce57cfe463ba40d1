import { defineTexts } from "../../texts.ts";

const en = {
  title: "Sign in",
  about: "Your links keep working whether or not anybody is here.",
  email: "Email",
  password: "Password",
  signIn: "Sign in",
  wrong: "Email or password is wrong.",
  disabled: "This account is switched off. Ask an owner.",
  forgotten: "Forgot the password? Ask an owner or manager for a reset link.",
  recover: "Locked-out owner? Get back in.",
  codeTitle: "One more step",
  codeAbout: "Type the 6 digits that your authenticator app shows.",
  code: "Code of the app",
  recoveryAbout: "Type one of your recovery codes. Each opens once.",
  recoveryCode: "Recovery code",
  signInAgain:
    "That took too long, or too many codes were wrong. Go back and begin with your password again.",
  useRecovery: "Use a recovery code instead",
  useApp: "Use the authenticator app instead",
  confirm: "Confirm",
  back: "Back",
};

const id: typeof en = {
  title: "Masuk",
  about: "Link Anda tetap jalan, ada atau tidak ada orang di sini.",
  email: "Email",
  password: "Kata sandi",
  signIn: "Masuk",
  wrong: "Email atau kata sandi salah.",
  disabled: "Akun ini dinonaktifkan. Tanyakan ke pemilik.",
  forgotten: "Lupa kata sandi? Minta link reset ke pemilik atau manajer.",
  recover: "Pemilik yang tidak bisa masuk? Masuk kembali.",
  codeTitle: "Satu langkah lagi",
  codeAbout: "Ketik 6 angka dari aplikasi autentikator Anda.",
  code: "Kode dari aplikasi",
  recoveryAbout: "Ketik salah satu kode pemulihan. Setiap kode hanya bisa dipakai sekali.",
  recoveryCode: "Kode pemulihan",
  signInAgain: "Waktunya habis, atau terlalu banyak kode yang salah. Kembali dan mulai lagi dari kata sandi.",
  useRecovery: "Pakai kode pemulihan",
  useApp: "Pakai aplikasi autentikator",
  confirm: "Konfirmasi",
  back: "Kembali",
};

export const useSessionTexts = defineTexts("session", { en, id });
