import type { Language } from "../language.ts";

interface StartText {
  lead: string;
  elsewhere: string;
  next: string;
}

export const START_TEXTS: Record<Language, StartText> = {
  en: {
    lead: "One link spreads the visitors of your ads fairly over your CS on WhatsApp, and every click is recorded.",
    elsewhere: "Your links answer at their own address, apart from this page.",
    next: "Rotators, CS and reports will be managed on this page.",
  },
  id: {
    lead: "Satu link membagi pengunjung iklan secara adil ke semua CS di WhatsApp, dan setiap klik tercatat.",
    elsewhere: "Link Anda dibuka di alamatnya sendiri, terpisah dari halaman ini.",
    next: "Rotator, CS, dan laporan nanti dikelola di halaman ini.",
  },
};
