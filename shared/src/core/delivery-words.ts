import type { DeliveryReason } from "./conversion.ts";

export const LANGUAGES = ["en", "id"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Words {
  /** What is wrong, in one sentence. */
  title: string;
  /** What the reader does now. */
  nextStep: string;
}

type InEachLanguage = Record<Language, [title: string, nextStep: string]>;

const MADE_ANEW_EN =
  "Make a new one in Events Manager › Settings › Conversions API › Generate access token, and enter it at the pixel. The events that wait go out then.";
const MADE_ANEW_ID =
  "Buat token baru di Events Manager › Settings › Conversions API › Generate access token, lalu masukkan di pixel. Event yang tertunda langsung terkirim.";

export const DELIVERY_WORDS: Record<DeliveryReason, InEachLanguage> = {
  too_old: {
    en: [
      "The event is more than 7 days old, and Meta takes none that old.",
      "It cannot be sent any more. Newer events are not affected.",
    ],
    id: [
      "Event ini lebih dari 7 hari, Meta tidak menerimanya lagi.",
      "Event ini tidak bisa dikirim lagi. Event yang lebih baru tidak terpengaruh.",
    ],
  },
  too_little_customer_data: {
    en: [
      "Too little is known of this visitor for Meta to match anybody.",
      "Switch on Meta's cookies at the domain of the link, so that later events carry more.",
    ],
    id: [
      "Data pengunjung ini terlalu sedikit untuk dicocokkan Meta.",
      "Aktifkan cookie Meta pada domain link, supaya event berikutnya membawa data lebih lengkap.",
    ],
  },
  malformed_event_name: {
    en: [
      "Meta does not take an event of this name.",
      "Choose another event at the rotator: a standard one, or a name of your own with letters and digits, 50 at most.",
    ],
    id: [
      "Meta tidak menerima event dengan nama ini.",
      "Pilih event lain di rotator: event standar, atau nama sendiri dari huruf dan angka, paling panjang 50.",
    ],
  },
  missing_value: {
    en: ["A Purchase needs a value, and this one has none.", "Give the value when the sale is entered."],
    id: [
      "Event Purchase harus punya nilai, dan yang ini tidak punya.",
      "Isi nilainya saat penjualan dicatat.",
    ],
  },
  malformed_currency: {
    en: [
      "The currency is missing, or is not a code of three letters.",
      "Use a code like IDR or USD with the value.",
    ],
    id: [
      "Mata uang kosong, atau bukan kode tiga huruf.",
      "Pakai kode seperti IDR atau USD bersama nilainya.",
    ],
  },
  malformed_facts: {
    en: [
      "The data of this event cannot be read.",
      "It cannot be sent. If there are more of them, report it with the event's id.",
    ],
    id: [
      "Data event ini tidak bisa dibaca.",
      "Event ini tidak bisa dikirim. Kalau ada lagi, laporkan dengan id event-nya.",
    ],
  },
  no_answer: {
    en: ["Meta did not answer.", "Nothing to do: it is tried again. If it lasts, see metastatus.com."],
    id: [
      "Meta tidak menjawab.",
      "Tidak perlu apa-apa: pengiriman dicoba lagi. Kalau berlanjut, lihat metastatus.com.",
    ],
  },
  server_error: {
    en: ["Meta's server has a fault.", "Nothing to do: it is tried again. If it lasts, see metastatus.com."],
    id: [
      "Server Meta sedang bermasalah.",
      "Tidak perlu apa-apa: pengiriman dicoba lagi. Kalau berlanjut, lihat metastatus.com.",
    ],
  },
  unreadable_answer: {
    en: [
      "The answer that came is not one of Meta's API.",
      "It is tried again. If it lasts, check the pixel's Graph version and the deployment's META_GRAPH_URL.",
    ],
    id: [
      "Jawaban yang datang bukan jawaban API Meta.",
      "Pengiriman dicoba lagi. Kalau berlanjut, periksa versi Graph di pixel dan META_GRAPH_URL di server.",
    ],
  },
  temporary_error: {
    en: [
      "Meta says that it has a passing fault.",
      "Nothing to do: it is tried again. If it lasts, see metastatus.com.",
    ],
    id: [
      "Meta menyatakan ada gangguan sementara.",
      "Tidak perlu apa-apa: pengiriman dicoba lagi. Kalau berlanjut, lihat metastatus.com.",
    ],
  },
  throttled: {
    en: [
      "Meta asks for a pause: there were too many requests.",
      "Nothing to do: sending goes on after the pause. If it happens often, see which other tools use the same token.",
    ],
    id: [
      "Meta meminta jeda: permintaan terlalu banyak.",
      "Tidak perlu apa-apa: pengiriman lanjut setelah jeda. Kalau sering, cek alat lain yang memakai token yang sama.",
    ],
  },
  blocked_by_policy: {
    en: [
      "Meta blocks this account for a time, by its policies.",
      "Open Business Support Home at Meta and settle it there. Sending is tried once an hour.",
    ],
    id: [
      "Meta memblokir akun ini sementara karena kebijakannya.",
      "Buka Business Support Home di Meta dan selesaikan di sana. Pengiriman dicoba sekali sejam.",
    ],
  },
  unknown_error: {
    en: [
      "Meta answered with an error that it does not explain.",
      "It is tried a few more times. If it lasts, ask Meta's support with the error code and the trace id of the event.",
    ],
    id: [
      "Meta menjawab dengan error tanpa penjelasan.",
      "Pengiriman dicoba beberapa kali lagi. Kalau berlanjut, hubungi support Meta dengan kode error dan trace id event.",
    ],
  },
  tried_too_long: {
    en: [
      "It was tried for a day without success.",
      "See what the last answer was and repair that, then press Send again before the event is 7 days old.",
    ],
    id: [
      "Sudah dicoba seharian tanpa hasil.",
      "Lihat jawaban terakhir dan perbaiki, lalu tekan Kirim ulang sebelum event berumur 7 hari.",
    ],
  },
  token_refused: {
    en: ["Meta refuses the pixel's access token.", MADE_ANEW_EN],
    id: ["Meta menolak access token pixel ini.", MADE_ANEW_ID],
  },
  permission_missing: {
    en: [
      "The pixel's access token may not send to this dataset.",
      "In Meta's Business settings give the token's system user this dataset with full control, then make a new token and enter it at the pixel.",
    ],
    id: [
      "Access token pixel ini tidak punya izin mengirim ke dataset ini.",
      "Di Business settings Meta, beri system user pemilik token kontrol penuh atas dataset ini, lalu buat token baru dan masukkan di pixel.",
    ],
  },
  unknown_dataset: {
    en: [
      "Meta does not know this dataset, or the access token does not reach it.",
      "Compare the pixel's dataset id with the one in Events Manager › Settings, and make the token there.",
    ],
    id: [
      "Meta tidak mengenal dataset ini, atau access token tidak bisa menjangkaunya.",
      "Cocokkan id dataset pixel dengan yang ada di Events Manager › Settings, dan buat tokennya di sana.",
    ],
  },
  version_refused: {
    en: [
      "Meta no longer answers under the pixel's Graph version.",
      "Enter a newer version at the pixel. The events that wait go out then.",
    ],
    id: [
      "Meta tidak lagi melayani versi Graph di pixel ini.",
      "Masukkan versi yang lebih baru di pixel. Event yang tertunda langsung terkirim.",
    ],
  },
  token_unreadable: {
    en: [
      "The stored access token cannot be read: the deployment's encryption key is missing or has changed.",
      "Set the secret ENCRYPTION_KEY to what it was, or enter the access token again at the pixel.",
    ],
    id: [
      "Access token yang tersimpan tidak bisa dibaca: kunci enkripsi server hilang atau berganti.",
      "Kembalikan secret ENCRYPTION_KEY seperti semula, atau masukkan lagi access token di pixel.",
    ],
  },
  pixel_off: {
    en: ["The pixel is switched off.", "Switch it on: the events that wait go out then."],
    id: ["Pixel sedang dimatikan.", "Nyalakan lagi: event yang tertunda langsung terkirim."],
  },
  refused: {
    en: [
      "Meta refused the event.",
      "Read Meta's own words in the event's detail. If all events are refused, send a test event from the pixel.",
    ],
    id: [
      "Meta menolak event ini.",
      "Baca pesan Meta di detail event. Kalau semua event ditolak, kirim event uji dari pixel.",
    ],
  },
};

/** Where Meta's error says more than the reason does: by its subcode. */
export const WORDS_BY_SUBCODE: Partial<Record<DeliveryReason, Record<number, InEachLanguage>>> = {
  token_refused: {
    458: {
      en: ["Meta refuses the access token: its app was removed by the person who made it.", MADE_ANEW_EN],
      id: ["Meta menolak access token: aplikasinya dihapus oleh pembuat token.", MADE_ANEW_ID],
    },
    460: {
      en: [
        "Meta refuses the access token: the password of the person who made it was changed.",
        MADE_ANEW_EN,
      ],
      id: ["Meta menolak access token: kata sandi pembuat token sudah diganti.", MADE_ANEW_ID],
    },
    463: {
      en: ["The pixel's access token has expired.", MADE_ANEW_EN],
      id: ["Access token pixel ini sudah kedaluwarsa.", MADE_ANEW_ID],
    },
  },
};
