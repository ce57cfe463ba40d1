import { defineTexts } from "../../texts.ts";

const en = {
  title: "Me",
  loading: "Loading …",
  takes: "I take customers",
  isOn: "You are on",
  isOff: "You are off",
  onAbout: "New customers are sent to your number.",
  offAbout: "Nobody is sent to your number, new or returning.",
  switching: "switching …",
  notSwitched: "The switch could not be turned",
  sinceBySelf: "{{time}}, by yourself",
  sinceBy: "{{time}}, by {{name}}",
  since: "{{time}}",
  sinceLabel: "Since",
  others: "Who else is on",
  othersAbout: "In the same links as you.",
  on: "on",
  off: "off",
  nobodyElse: "Nobody else is in your links.",
  links: "Your links",
  noLinks: "You are in no link yet. Ask your manager to put you into one.",
  number: "Your WhatsApp number",
  lastTitle: "Nobody else is on",
  lastAbout:
    "You are the last one who is on. If you switch off, people who open your links are sent to the backup number.",
  switchOff: "Switch off all the same",
  noAgentTitle: "This account belongs to no CS",
  noAgentAbout:
    "The switch and the leads are those of a CS. Ask the owner to bind your account to your number.",
  resignedTitle: "You are marked as resigned",
  resignedAbout:
    "Since {{day}} nobody is sent to {{name}}. If that is a mistake, ask the owner to add you again and bind your account.",
};

const id: typeof en = {
  title: "Saya",
  loading: "Memuat …",
  takes: "Saya menerima pelanggan",
  isOn: "Anda aktif",
  isOff: "Anda libur",
  onAbout: "Pelanggan baru diarahkan ke nomor Anda.",
  offAbout: "Tidak ada pelanggan yang diarahkan ke nomor Anda, baik baru maupun lama.",
  switching: "mengganti …",
  notSwitched: "Status gagal diganti",
  sinceBySelf: "{{time}}, oleh Anda sendiri",
  sinceBy: "{{time}}, oleh {{name}}",
  since: "{{time}}",
  sinceLabel: "Sejak",
  others: "Siapa lagi yang aktif",
  othersAbout: "Di link yang sama dengan Anda.",
  on: "aktif",
  off: "libur",
  nobodyElse: "Tidak ada CS lain di link Anda.",
  links: "Link Anda",
  noLinks: "Anda belum masuk link mana pun. Minta manajer memasukkan Anda.",
  number: "Nomor WA Anda",
  lastTitle: "Tidak ada CS lain yang aktif",
  lastAbout:
    "Anda satu-satunya yang masih aktif. Jika Anda libur, orang yang membuka link Anda diarahkan ke nomor cadangan.",
  switchOff: "Tetap libur",
  noAgentTitle: "Akun ini belum terhubung ke CS",
  noAgentAbout: "Status dan lead adalah milik CS. Minta pemilik menghubungkan akun ini ke nomor Anda.",
  resignedTitle: "Anda tercatat sudah keluar",
  resignedAbout:
    "Sejak {{day}} tidak ada lagi yang diarahkan ke {{name}}. Jika ini keliru, minta pemilik menambahkan Anda lagi dan menghubungkan akun ini.",
};

export const useMeTexts = defineTexts("me", { en, id });
