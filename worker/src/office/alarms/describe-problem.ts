import type { Language } from "./load-wording.ts";

/** Why a notice was not taken, in plain words, from the problem that was noted. */
export function describeProblem(problem: string, language: Language): string {
  const [code = "", description = ""] = problem.split(/: (.*)/s, 2);
  const said = WORDS.find(([known]) => known.test(code))?.[1][language] ?? OTHER[language];
  const number = /\d+$/.exec(code)?.[0] ?? code;
  const quoted = description === "" ? "" : ` (${description})`;
  return said.replace("#", number) + quoted;
}

const WORDS: [code: RegExp, Record<Language, string>][] = [
  [/^not_set_up$/, { en: "Nothing is set up here yet.", id: "Belum diatur." }],
  [
    /^unreadable_channel$/,
    {
      en: "What was saved cannot be read: the ENCRYPTION_KEY is missing or another one than it was. Save it anew.",
      id: "Yang tersimpan tidak dapat dibaca: ENCRYPTION_KEY tidak ada atau sudah berganti. Simpan ulang.",
    },
  ],
  [/^no_answer$/, { en: "No answer came within 10 seconds.", id: "Tidak ada jawaban dalam 10 detik." }],
  [
    /^unreachable$/,
    {
      en: "The address could not be reached. Check that it is right and that its server runs.",
      id: "Alamatnya tidak dapat dihubungi. Periksa alamat itu dan pastikan server-nya berjalan.",
    },
  ],
  [
    /^(?:empty|malformed|not_https|not_public)$/,
    {
      en: "Nothing is sent to this address. Enter one on the public internet, by its name and with https.",
      id: "Alamat ini tidak boleh dipakai. Isi alamat di internet publik, dengan nama domain dan https.",
    },
  ],
  [
    /^redirected$/,
    {
      en: "The address sends on to another one. Enter the final address.",
      id: "Alamat itu mengalihkan ke alamat lain. Isi alamat akhirnya.",
    },
  ],
  [
    /^telegram_40[14]$/,
    {
      en: "Telegram does not know this bot token. Copy it again from @BotFather.",
      id: "Token bot ini tidak dikenal Telegram. Salin lagi dari @BotFather.",
    },
  ],
  [
    /^telegram_400$/,
    {
      en: "Telegram does not take this chat. Check the chat ID, and write to the bot once or add it to the group.",
      id: "Chat ini tidak diterima Telegram. Periksa ID chat, lalu kirim pesan ke bot atau masukkan bot ke grup.",
    },
  ],
  [
    /^telegram_403$/,
    {
      en: "The bot may not write there: it was blocked or removed. Unblock it or add it again.",
      id: "Bot tidak boleh menulis di sana: diblokir atau dikeluarkan. Buka blokirnya atau masukkan lagi.",
    },
  ],
  [
    /^telegram_429$/,
    {
      en: "Telegram asks to wait. It is tried again later.",
      id: "Telegram minta menunggu. Nanti dicoba lagi.",
    },
  ],
  [/^telegram_\d+$/, { en: "Telegram answered #.", id: "Telegram menjawab #." }],
  [
    /^status_\d+$/,
    {
      en: "The address answered #; anything from 200 to 299 would have been right.",
      id: "Alamat itu menjawab #; seharusnya 200 sampai 299.",
    },
  ],
];

const OTHER: Record<Language, string> = { en: "It failed (#).", id: "Gagal (#)." };
