import { defineTexts } from "../../texts.ts";

const en = {
  findTitle: "Find code",
  findAbout: "Paste what the customer wrote: the code in it shows which ad the chat came from.",
  message: "The customer's message",
  messageExample: "Hello, I would like to ask about the promo.\n(Ref: 7K2M9PQX)",
  paste: "Paste",
  pasteByHand: "Your browser asks you to paste it yourself: press long here, then choose Paste.",
  clear: "Clear",
  searching: "Searching …",
  foundCount: "Found: {{count}}",
  nothingFound: "No lead for this",
  nothingFoundAbout:
    "There is no known code in it. Copy the whole first message, or type the customer's number or name.",
  anothers: "This is a customer of CS {{name}}",
  nobodys: "This customer has no CS yet. Ask your manager.",
  since: "since {{day}}",
  codeSince: "Code {{code}}, since {{day}}",
  lastClick: "last click {{time}}",
  ad: "Ad",
  addPerson: "Add phone and name",
  person: "Phone and name",
  everything: "Everything about this customer",
  myTitle: "My leads",
  today: "Today",
  earlier: "Earlier",
  noneToday: "Nobody new yet today.",
  waiting: "waiting for {{time}}",
  empty_contact: "No lead with contact yet",
  empty_contact_about:
    "When a customer writes, paste the message under Find code and add the name and the number.",
  empty_clicked: "No clicks yet",
  empty_clicked_about:
    "Those who opened a link and were sent to you stand here until you know more about them.",
};

const id: typeof en = {
  findTitle: "Cari kode",
  findAbout: "Tempel pesan dari pelanggan: kode di dalamnya menunjukkan chat ini dari iklan mana.",
  message: "Pesan dari pelanggan",
  messageExample: "Halo Kak, saya mau tanya promonya.\n(Ref: 7K2M9PQX)",
  paste: "Tempel",
  pasteByHand: "Browser meminta Anda menempelnya sendiri: tekan lama di sini, lalu pilih Tempel.",
  clear: "Hapus",
  searching: "Mencari …",
  foundCount: "Ditemukan: {{count}}",
  nothingFound: "Lead tidak ditemukan",
  nothingFoundAbout:
    "Tidak ada kode yang dikenal di dalamnya. Salin seluruh pesan pertama, atau ketik nomor atau nama pelanggan.",
  anothers: "Ini pelanggan CS {{name}}",
  nobodys: "Pelanggan ini belum punya CS. Tanyakan ke manajer Anda.",
  since: "sejak {{day}}",
  codeSince: "Kode {{code}}, sejak {{day}}",
  lastClick: "klik terakhir {{time}}",
  ad: "Iklan",
  addPerson: "Tambah nomor dan nama",
  person: "Nomor dan nama",
  everything: "Lihat semua tentang pelanggan ini",
  myTitle: "Lead saya",
  today: "Hari ini",
  earlier: "Sebelumnya",
  noneToday: "Hari ini belum ada yang baru.",
  waiting: "menunggu {{time}}",
  empty_contact: "Belum ada lead dengan kontak",
  empty_contact_about: "Saat pelanggan chat, tempel pesannya di Cari kode, lalu tambahkan nama dan nomornya.",
  empty_clicked: "Belum ada klik",
  empty_clicked_about:
    "Orang yang membuka link dan diarahkan ke Anda tampil di sini sampai datanya lebih lengkap.",
};

export const useOwnTexts = defineTexts("own-leads", { en, id });
