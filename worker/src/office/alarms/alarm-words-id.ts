import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import type { AlarmFacts } from "./alarm-facts.ts";
import type { AlarmWords, Words } from "./alarm-words.ts";

const GO_OUT =
  "Event yang menunggu lalu terkirim sendiri; Meta tidak menerima event yang lebih lama dari 7 hari.";

export const INDONESIAN: AlarmWords = {
  began: {
    token_refused: describeToken,
    events_held: describeHeld,
    blocked_by_policy: ({ name }) => ({
      title: `Pixel ${name}: sementara diblokir Meta`,
      text: "Menurut Meta ada kebijakan yang dilanggar (kode 368). Event tetap dicoba lagi dari waktu ke waktu, masing-masing selama 24 jam.",
      nextStep:
        "Buka Business Support Home di Meta, lalu selesaikan atau ajukan banding atas yang tampil di sana.",
    }),
    nothing_accepted: ({ name, since }) => ({
      title: `Pixel ${name}: 2 jam tanpa event yang diterima`,
      text: `Ada klik sejak ${since}, tetapi tidak satu pun event-nya diterima Meta.`,
      nextStep: "Buka pixel, baca jawaban terakhir dari Meta, lalu kirim event percobaan.",
    }),
    flood: ({ name, counted }) => ({
      title: `Link ${name}: dibanjiri klik`,
      text: `${counted} klik dalam satu jam terakhir datang dari alamat yang sama, lebih cepat daripada orang mengklik. Semuanya tetap diteruskan ke CS, tetapi dihitung terpisah dan tidak dikirim ke Meta.`,
      nextStep:
        "Lihat dari iklan mana asalnya, dan hentikan dulu iklannya kalau bukan pelanggan. Kalau banyak pelanggan memakai satu alamat, naikkan FLOOD_CLICKS_PER_MINUTE.",
    }),
    domain_broken: ({ name, since, counted }) => ({
      title: `Domain ${name}: link-nya tidak bisa dibuka`,
      text: `Domain ini tidak lagi mengarah ke sini; terakhir masih benar ${since}. Ada ${counted} link di domain ini, dan pengunjungnya mendapat pesan error atau halaman lain.`,
      nextStep:
        "Buka Pengaturan, Domain: periksa lagi di sana dan ikuti langkahnya. Pastikan juga domainnya masih aktif (sudah diperpanjang) dan tetap ada di Cloudflare.",
    }),
    no_pixel: ({ names, count, counted }) => ({
      title: "Ada klik yang tidak sampai ke pixel",
      text: `${counted} link mendapat klik yang seharusnya dikirim ke Meta (${names}${count > 3 ? " …" : ""}), tetapi pixel yang dipilih untuk link itu, atau pixel bawaan kalau tidak ada yang dipilih, tidak ada atau tidak aktif.`,
      nextStep: "Pilih pixel untuk link itu, atau pixel bawaan, dan pastikan pixel-nya aktif.",
    }),
    clicks_lost: ({ counted }) => ({
      title: `${counted} klik hilang dalam 24 jam`,
      text: "Antrean dan database sama-sama tidak menerimanya, jadi klik itu tidak ada di laporan. Pengunjungnya tetap sampai ke CS.",
      nextStep:
        "Periksa halaman status Cloudflare dan batas paket Anda. Halaman /healthz menunjukkan bagian mana yang tidak menjawab.",
    }),
    dead_letters: ({ counted }) => ({
      title: `${counted} catatan klik disisihkan dalam 24 jam`,
      text: "Catatan itu gagal disimpan, dan ditahan 30 hari bersama alasannya. Pengunjungnya tetap sampai ke CS.",
      nextStep: "Baca alasannya, lalu coba lagi setelah penyebabnya hilang.",
    }),
    database_full: ({ size }) => ({
      title: `Database mulai penuh: ${size}`,
      text: "Kalau hampir penuh, klik tertua dihapus lebih awal. Jumlahnya tetap ada di laporan.",
      nextStep: "Simpan klik lebih singkat, atau pindah ke paket dengan database yang lebih besar.",
    }),
  },
  mended: {
    token_refused: () => "Token akses tidak lagi menjadi penghalang.",
    events_held: () => "Event tidak lagi tertahan.",
    blocked_by_policy: () => "Meta tidak lagi memblokir pixel ini.",
    nothing_accepted: () => "Meta kembali menerima event dari pixel ini.",
    flood: () => "Selama satu jam tidak ada lagi klik seperti itu.",
    domain_broken: () => "Domain ini kembali mengarah ke sini, atau tidak ada lagi link di domain ini.",
    no_pixel: () =>
      "Setiap link yang mendapat klik sudah punya pixel lagi, atau sehari penuh tidak mendapat klik.",
    clicks_lost: () => "Tidak ada klik yang hilang dalam 24 jam terakhir.",
    dead_letters: () => "Tidak ada lagi yang disisihkan dalam 24 jam terakhir.",
    database_full: () => "Database punya ruang lagi.",
  },
  over: {
    title: "Selesai",
    lasted: (lasted) => `Berlangsung selama ${lasted}.`,
    switchedOff: ({ name }) => `Pixel ${name} dimatikan.`,
    changed: ({ name }) => `Sekarang ada masalah lain pada ${name}.`,
    nothingToDo: "Tidak ada yang perlu dilakukan.",
    readNewer: "Baca pesan yang lebih baru tentang itu.",
  },
};

function describeToken({ name, reason, ...facts }: AlarmFacts): Words {
  const text = `Sejak ${facts.since} tidak ada event pixel ini yang terkirim.${describeWaiting(facts)}`;
  if (reason === "token_unreadable")
    return {
      title: `Pixel ${name}: token aksesnya tidak dapat dibaca`,
      text,
      nextStep: `Pasang kembali ENCRYPTION_KEY yang dulu dipakai, atau simpan ulang token akses di pixel. ${GO_OUT}`,
    };
  return {
    title: `Pixel ${name}: token aksesnya ditolak Meta`,
    text,
    nextStep: `Buat token akses baru di Events Manager Meta (Pengaturan, API Konversi), lalu simpan di pixel. ${GO_OUT}`,
  };
}

function describeHeld({ name, reason, ...facts }: AlarmFacts): Words {
  const text = `Sejak ${facts.since} tidak ada event pixel ini yang terkirim.${describeWaiting(facts)}`;
  if (reason === "pixel_off")
    return {
      title: `Pixel ${name} dimatikan padahal ada event yang menunggu`,
      text,
      nextStep: `Nyalakan pixel kalau event itu perlu dikirim. ${GO_OUT}`,
    };
  if (reason === "permission_missing")
    return {
      title: `Pixel ${name}: token aksesnya tidak boleh mengirim event`,
      text,
      nextStep: `Di Pengaturan Bisnis Meta, beri pengguna token akses ke set data ini, atau simpan token baru di pixel. ${GO_OUT}`,
    };
  if (reason === "unknown_dataset")
    return {
      title: `Pixel ${name}: set datanya tidak dikenal Meta`,
      text,
      nextStep: `Cocokkan ID set data dengan yang ada di Events Manager Meta, lalu simpan yang benar di pixel. ${GO_OUT}`,
    };
  if (reason === "version_refused")
    return {
      title: `Pixel ${name}: versi Graph-nya tidak lagi dilayani Meta`,
      text,
      nextStep: describeDelivery(reason, "id").nextStep,
    };
  return {
    title: `Pixel ${name}: Meta tidak menerima event`,
    text,
    nextStep: `Buka pixel, baca jawaban Meta, dan perbaiki yang disebut di sana. ${GO_OUT}`,
  };
}

function describeWaiting({ count, counted }: Pick<AlarmFacts, "count" | "counted">): string {
  return count === 0 ? "" : ` ${counted} event perlu diperbaiki; sejauh ini belum ada yang hilang.`;
}
