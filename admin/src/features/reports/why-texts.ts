import { defineTexts } from "../../texts.ts";

const en = {
  about:
    "Both are right: they count different things. What we count is who really opened your link; what Ads Manager counts is what Meta can trace back to an ad.",
  clicks: "Clicks there are taps, here they are arrivals",
  clicksAbout:
    "Ads Manager counts every tap on the ad, also one whose page never opened, and a second tap by the same person. Here a double tap counts once.",
  machines: "Not everything that opens a link is a person",
  machinesAbout:
    "Previews, bots and apps that load links ahead open them too. They are taken off in the stairs above and get no turn and no event.",
  others: "Not everybody comes by an ad",
  othersAbout:
    "Your bio, a shared chat or a QR bring people to the same link. They count here and not in Ads Manager.",
  matched: "Accepted is not yet counted as a result",
  matchedAbout:
    "Meta accepts an event, then looks for the person who saw or tapped the ad. Whom it does not find is no result there.",
  once: "An event is told once per person",
  onceAbout:
    "Somebody who comes again makes a click, but no second event. Where a person refused tracking, or your settings say so, no event is made at all.",
  days: "Days are cut differently",
  daysAbout:
    "Here a day is one of {{zone}}. Ads Manager takes the zone of your ad account, and puts a result on the day of the ad, up to 7 days before the visit. Its figures still change for about three days.",
};

const id: typeof en = {
  about:
    "Keduanya benar, hanya yang dihitung berbeda. Kami menghitung siapa yang benar-benar membuka link Anda; Ads Manager menghitung apa yang bisa ditelusuri Meta ke sebuah iklan.",
  clicks: "Di sana yang dihitung ketukan, di sini kedatangan",
  clicksAbout:
    "Ads Manager menghitung setiap ketukan pada iklan, termasuk yang halamannya tidak jadi terbuka dan ketukan kedua dari orang yang sama. Di sini ketuk ganda dihitung satu.",
  machines: "Tidak semua yang membuka link itu orang",
  machinesAbout:
    "Pratinjau, bot, dan aplikasi yang memuat link lebih dulu juga membukanya. Semua itu dikurangi pada angka di atas, dan tidak mendapat giliran maupun event.",
  others: "Tidak semua orang datang dari iklan",
  othersAbout:
    "Bio, chat yang diteruskan, atau QR membawa orang ke link yang sama. Mereka terhitung di sini, tetapi tidak di Ads Manager.",
  matched: "Diterima belum berarti terhitung sebagai hasil",
  matchedAbout:
    "Meta menerima event, lalu mencari orang yang melihat atau mengetuk iklan. Yang tidak ditemukan tidak jadi hasil di sana.",
  once: "Satu orang satu event",
  onceAbout:
    "Orang yang datang lagi menambah klik, tetapi bukan event kedua. Jika seseorang menolak pelacakan, atau pengaturan Anda begitu, event tidak dibuat.",
  days: "Batas harinya berbeda",
  daysAbout:
    "Di sini satu hari mengikuti {{zone}}. Ads Manager memakai zona waktu akun iklan Anda dan mencatat hasil pada hari iklannya, sampai 7 hari sebelum kunjungan. Angkanya masih berubah sekitar tiga hari.",
};

export const useWhyTexts = defineTexts("why", { en, id });
