/** What every page that a visitor can meet says. */
export const PAGE_TEXTS = {
  id: {
    chat: {
      heading: "Chat lewat WhatsApp",
      text: "Ketuk tombol di bawah untuk mulai chat.",
      button: "Buka WhatsApp",
    },
    app: {
      heading: "Membuka WhatsApp…",
      text: "Kalau WhatsApp tidak terbuka sendiri, ketuk tombol di bawah.",
      button: "Lanjut lewat wa.me",
    },
    unknown: {
      heading: "Link ini tidak ditemukan",
      text: "Mungkin ada huruf yang salah ketik, atau link ini sudah tidak dipakai. Coba minta link yang baru ke pengirimnya.",
    },
    sorry: {
      heading: "Maaf, belum ada CS yang bisa membalas",
      text: "Tim kami sedang tidak tersedia lewat link ini. Coba lagi sebentar lagi, ya.",
      button: "Coba lagi",
    },
    footer: { responsible: "Penanggung jawab", link: "Privasi dan kontak" },
  },
  en: {
    chat: {
      heading: "Chat on WhatsApp",
      text: "Tap the button below to start the chat.",
      button: "Open WhatsApp",
    },
    app: {
      heading: "Opening WhatsApp…",
      text: "If WhatsApp does not open by itself, tap the button below.",
      button: "Continue with wa.me",
    },
    unknown: {
      heading: "This link does not exist",
      text: "It may be mistyped or no longer in use. Please ask whoever sent it for a new one.",
    },
    sorry: {
      heading: "Sorry, nobody can answer right now",
      text: "Our team cannot be reached through this link at the moment. Please try again shortly.",
      button: "Try again",
    },
    footer: { responsible: "Responsible", link: "Privacy and contact" },
  },
} as const;

export type PageLanguage = keyof typeof PAGE_TEXTS;
