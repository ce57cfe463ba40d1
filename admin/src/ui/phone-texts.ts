import { defineTexts } from "../texts.ts";

const en = {
  phoneUnknown: "No number that can be dialled: check it, or begin with the country code.",
  phoneLandline: "This looks like a landline. WhatsApp works on few of them.",
  phoneChat: "Chat with this number",
  phoneAlive: "We cannot see whether a number is alive until it is connected.",
};

const id: typeof en = {
  phoneUnknown: "Bukan nomor yang bisa dihubungi: periksa lagi, atau awali dengan kode negara.",
  phoneLandline: "Sepertinya nomor telepon rumah. Jarang yang bisa dipakai WhatsApp.",
  phoneChat: "Chat nomor ini",
  phoneAlive: "Kami tidak bisa melihat nomor masih aktif atau tidak sebelum nomornya terhubung.",
};

export const usePhoneTexts = defineTexts("phone", { en, id });
