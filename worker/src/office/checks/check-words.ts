import type { Language } from "@rotator/shared/core/delivery-words";

type InEachLanguage = Record<Language, string>;

/** What is looked at, in the order in which people read it. */
export const CHECK_TITLES = {
  database: { en: "Database", id: "Database" },
  migrations: { en: "Database tables", id: "Tabel database" },
  links: { en: "Store of links (KV)", id: "Penyimpanan link (KV)" },
  edge: { en: "Worker of the links", id: "Worker link" },
  edge_database: { en: "Database, as the links' Worker sees it", id: "Database dari sisi Worker link" },
  edge_links: {
    en: "Store of links, as the links' Worker sees it",
    id: "Penyimpanan link dari sisi Worker link",
  },
  rotation: { en: "Turns (Durable Object)", id: "Giliran (Durable Object)" },
  click_queue: { en: "Queue of clicks", id: "Antrean klik" },
  queues: { en: "Queue of events", id: "Antrean event" },
  encryption_key: { en: "Encryption key", id: "Kunci enkripsi" },
  assets: { en: "Pages of the admin", id: "Halaman pengelolaan" },
  setup_token: { en: "Setup token", id: "Token setup" },
  admin_host: { en: "Address of the admin", id: "Alamat halaman pengelolaan" },
  domains: { en: "Domains of links", id: "Domain link" },
  cron: { en: "Every minute's work", id: "Pekerjaan tiap menit" },
  call_limit: { en: "Plan", id: "Paket Cloudflare" },
  publishing: { en: "Links to publish", id: "Link yang harus diterbitkan" },
  inbox: { en: "Clicks to record", id: "Klik yang harus dicatat" },
  events: { en: "Events to send", id: "Event yang harus dikirim" },
  dead_letters: { en: "Clicks put aside", id: "Klik yang disisihkan" },
  lost_clicks: { en: "Lost clicks", id: "Klik yang hilang" },
  database_size: { en: "Room in the database", id: "Ruang database" },
} satisfies Record<string, InEachLanguage>;
export type CheckKey = keyof typeof CHECK_TITLES;

/** `#` stands for the number or name that was found. */
export const CHECK_TEXTS = {
  fine: { en: "All is well.", id: "Semua baik." },
  no_answer: {
    en: "It does not answer. See cloudflarestatus.com; if nothing is wrong there, deploy again.",
    id: "Tidak menjawab. Lihat cloudflarestatus.com; kalau di sana normal, deploy lagi.",
  },
  edge_silent: {
    en: "The Worker of the links could not be asked: it is missing, or older than this release. Deploy again.",
    id: "Worker link tidak bisa ditanya: belum ada, atau lebih lama dari rilis ini. Deploy lagi.",
  },
  other_store: {
    en: "It does not find a link that is there: wrangler.toml names another one than wrangler.office.toml does. The set-up puts that right; then deploy.",
    id: "Link yang ada tidak ditemukan: wrangler.toml memakai yang lain daripada wrangler.office.toml. Setup membetulkannya; lalu deploy.",
  },
  domains_broken: {
    en: "# no longer lead here. Open Settings, Domains.",
    id: "# tidak lagi mengarah ke sini. Buka Pengaturan, Domain.",
  },
  not_looked: {
    en: "This cannot be said while the database does not answer.",
    id: "Belum diketahui selama database tidak menjawab.",
  },
  tables_behind: {
    en: "The tables are at #, older than this release. Apply what is missing.",
    id: "Tabel masih di #, lebih lama dari rilis ini. Pasang yang kurang.",
  },
  tables_ahead: {
    en: "The tables are at #, newer than this release. That works; deploy the newest release.",
    id: "Tabel sudah di #, lebih baru dari rilis ini. Tetap jalan; deploy rilis terbaru.",
  },
  no_queues: {
    en: "There are none, as on the free plan: clicks are recorded and events sent once a minute.",
    id: "Tidak ada, seperti di paket gratis: klik dicatat dan event dikirim sekali semenit.",
  },
  key_missing: {
    en: "The secret ENCRYPTION_KEY is missing: no pixel can be saved and no event sent. If there was one, set that again; a new one makes every stored token unreadable.",
    id: "Secret ENCRYPTION_KEY tidak ada: pixel tidak bisa disimpan dan event tidak terkirim. Kalau dulu ada, pasang lagi yang sama; kunci baru membuat semua token tersimpan tidak terbaca.",
  },
  key_malformed: {
    en: "The secret ENCRYPTION_KEY must be base64 of 32 bytes. Set the one that was used before; only if there was none, make a new one.",
    id: "Secret ENCRYPTION_KEY harus base64 dari 32 byte. Pasang yang dulu dipakai; buat baru hanya kalau belum pernah ada.",
  },
  key_changed: {
    en: "ENCRYPTION_KEY is another one than it was: # stored secrets cannot be read. Set the old key again, or enter the tokens of the pixels and the alarm channels anew.",
    id: "ENCRYPTION_KEY sudah berganti: # rahasia tersimpan tidak terbaca. Pasang lagi kunci lama, atau isi ulang token pixel dan kanal alarm.",
  },
  token_missing: {
    en: "The secret SETUP_TOKEN is missing: the last owner could not get back in without it.",
    id: "Secret SETUP_TOKEN tidak ada: tanpa itu pemilik terakhir tidak bisa masuk lagi.",
  },
  own_host: { en: "The admin answers at #.", id: "Halaman pengelolaan ada di #." },
  no_admin_host: {
    en: "The admin answers at the workers.dev address. For one of your own set ADMIN_HOST in wrangler.office.toml with its route, then deploy.",
    id: "Halaman pengelolaan ada di alamat workers.dev. Untuk alamat sendiri isi ADMIN_HOST di wrangler.office.toml beserta route-nya, lalu deploy.",
  },
  malformed_admin_host: {
    en: "ADMIN_HOST is “#”, which is no host name. Write it without https:// and without a path, then deploy.",
    id: "ADMIN_HOST berisi “#”, bukan nama host. Tulis tanpa https:// dan tanpa path, lalu deploy.",
  },
  cron_never: {
    en: "It has not run yet. A new deployment starts within minutes.",
    id: "Belum pernah jalan. Deploy baru mulai dalam beberapa menit.",
  },
  cron_late: {
    en: "It last ran # minutes ago: links, clicks and events wait. Set the trigger again.",
    id: "Terakhir jalan # menit lalu: link, klik, dan event menunggu. Pasang lagi trigger-nya.",
  },
  free_plan: {
    en: "CALL_LIMIT is #, as on the free plan: a minute does a part of the work. On the paid plan set it to 1000 in wrangler.office.toml and deploy.",
    id: "CALL_LIMIT berisi #, seperti di paket gratis: tiap menit mengerjakan sebagian. Di paket berbayar isi 1000 di wrangler.office.toml lalu deploy.",
  },
  malformed_limit: {
    en: "CALL_LIMIT must be a whole number in wrangler.office.toml: 1000 on the paid plan, 50 on the free one.",
    id: "CALL_LIMIT di wrangler.office.toml harus bilangan bulat: 1000 di paket berbayar, 50 di paket gratis.",
  },
  late: {
    en: "# wait, the oldest for more than 5 minutes.",
    id: "# menunggu, yang terlama lebih dari 5 menit.",
  },
  held: {
    en: "# need your repair: open Conversions.",
    id: "# perlu diperbaiki: buka Konversi.",
  },
  put_aside: {
    en: "# in the last 24 hours could not be recorded. They are kept with the reason.",
    id: "# dalam 24 jam terakhir gagal dicatat. Semuanya disimpan bersama alasannya.",
  },
  lost: {
    en: "# in the last 24 hours. The visitors reached a CS all the same.",
    id: "# dalam 24 jam terakhir. Pengunjungnya tetap sampai ke CS.",
  },
  filling_up: {
    en: "# MB are in use. Keep clicks for fewer days, or move to a larger plan.",
    id: "# MB terpakai. Simpan klik lebih singkat, atau pindah ke paket lebih besar.",
  },
} satisfies Record<string, InEachLanguage>;
export type CheckText = keyof typeof CHECK_TEXTS;
