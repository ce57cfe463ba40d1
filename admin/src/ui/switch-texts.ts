import { defineTexts } from "../texts.ts";

const en = {
  on: "on",
  drain: "old customers only",
  off: "off",
  offEverywhere: "off everywhere",
  switching: "switching …",
  since: "{{state}} since {{when}}",
  sinceBy: "{{state}} since {{when}}, by {{who}}",
  switchOf: "{{name}} takes customers",
  notSwitched: "{{name}} could not be switched",
  lastTitle: "Nobody else is on",
  lastAbout: "{{name}} is the last CS that takes turns in {{rotator}}. Without {{name}}, clicks go to:",
  lastMore: "The same is true of {{count}} more links.",
  toNumber: "the backup number {{phone}}",
  toMember: "{{name}}, who is there for old customers",
  toNobody: "a page that apologises: there is no backup number",
  switchOff: "Switch off",
  cancel: "Cancel",
  close: "Close",
  loading: "Loading …",
};

const id: typeof en = {
  on: "aktif",
  drain: "pelanggan lama saja",
  off: "libur",
  offEverywhere: "libur di semua rotator",
  switching: "mengganti …",
  since: "{{state}} sejak {{when}}",
  sinceBy: "{{state}} sejak {{when}}, oleh {{who}}",
  switchOf: "{{name}} menerima pelanggan",
  notSwitched: "Status {{name}} gagal diganti",
  lastTitle: "Tidak ada CS lain yang aktif",
  lastAbout: "{{name}} CS terakhir yang dapat giliran di {{rotator}}. Tanpa {{name}}, klik diarahkan ke:",
  lastMore: "Begitu juga di {{count}} link lainnya.",
  toNumber: "nomor cadangan {{phone}}",
  toMember: "{{name}}, yang melayani pelanggan lama",
  toNobody: "halaman permintaan maaf: belum ada nomor cadangan",
  switchOff: "Liburkan",
  cancel: "Batal",
  close: "Tutup",
  loading: "Memuat …",
};

export const useSwitchTexts = defineTexts("switch", { en, id });
