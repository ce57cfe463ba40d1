import { defineTexts } from "../../../texts.ts";

const en = {
  where: "Where do you want to put it?",
  meta: "Meta ads",
  tiktok: "TikTok ads",
  google: "Google ads",
  bio: "Instagram bio",
  landing: "Landing page",
  qr: "QR code",
  url: "Website URL",
  urlName: "the website URL",
  parameters: "URL parameters",
  parametersName: "the URL parameters",
  noQuestionMark: "Without a question mark: the platform adds it.",
  metaTitle: "Choose the destination “Website”, not “Messaging apps”",
  metaAbout: "Ads that open messaging apps go round this link: nobody is shared out and nothing is counted.",
  metaSteps:
    "In the ad, under Destination, choose Website and paste the URL. Under Tracking, paste the parameters into “URL parameters”.",
  tiktokTitle: "Choose the destination “Website”",
  tiktokAbout: "An instant messaging page goes round this link.",
  tiktokSteps:
    "In the ad, under Destination page, paste the URL. Press “Build URL parameters” and paste the parameters as they are. The click id comes by itself.",
  googleTitle: "Leave automatic tagging switched on",
  googleAbout: "Google then adds its click id by itself. It knows campaigns by number, not by name.",
  googleSteps:
    "Paste the URL as the final URL. Paste the parameters into “Final URL suffix” under the campaign's URL options.",
  finalUrl: "Final URL",
  finalUrlName: "the final URL",
  suffix: "Final URL suffix",
  bioAbout:
    "Paste it as a link in the profile. People who come by it are counted as Instagram, not as an ad.",
  bioUrl: "Link for the profile",
  bioUrlName: "the link for the profile",
  landingAbout:
    "Paste this where the button should stand. It hands what the ad told your page on to the link: without it nobody knows which ad a chat came from.",
  landingCode: "Button and script",
  landingCodeName: "the button and the script",
  landingOwn:
    "Have your own button already? Give it the link above as its address and paste only the script.",
  landingButton: "Text of the button",
  landingButtonPreset: "Chat on WhatsApp",
  qrAbout: "For print, shop windows and parcels. People who scan it are counted as qr.",
  qrLabel: "QR code of {{link}}",
  savePng: "Save as PNG",
  saveSvg: "Save as SVG",
  check: "Then test it: open the ad's preview on a phone and look at the last click here.",
};

const id: typeof en = {
  where: "Mau dipasang di mana?",
  meta: "Iklan Meta",
  tiktok: "Iklan TikTok",
  google: "Iklan Google",
  bio: "Bio Instagram",
  landing: "Landing page",
  qr: "Kode QR",
  url: "URL situs web",
  urlName: "URL situs web",
  parameters: "Parameter URL",
  parametersName: "parameter URL",
  noQuestionMark: "Tanpa tanda tanya: platform menambahkannya sendiri.",
  metaTitle: "Pilih tujuan “Situs web”, bukan “Aplikasi perpesanan”",
  metaAbout:
    "Iklan yang membuka aplikasi perpesanan tidak lewat link ini: tidak ada yang dibagi dan tidak ada yang dihitung.",
  metaSteps:
    "Di iklan, pada bagian Tujuan, pilih Situs web lalu tempel URL-nya. Pada bagian Pelacakan, tempel parameternya di “Parameter URL”.",
  tiktokTitle: "Pilih tujuan “Situs web”",
  tiktokAbout: "Halaman pesan instan tidak lewat link ini.",
  tiktokSteps:
    "Di iklan, pada halaman tujuan, tempel URL-nya. Tekan “Buat parameter URL” lalu tempel parameternya apa adanya. ID klik ditambahkan otomatis.",
  googleTitle: "Biarkan pemberian tag otomatis tetap aktif",
  googleAbout:
    "Google lalu menambahkan ID kliknya sendiri. Google mengenal kampanye lewat nomor, bukan nama.",
  googleSteps:
    "Tempel URL sebagai URL final. Tempel parameternya di “Akhiran URL final” pada opsi URL kampanye.",
  finalUrl: "URL final",
  finalUrlName: "URL final",
  suffix: "Akhiran URL final",
  bioAbout: "Tempel sebagai tautan di profil. Yang datang dari sini dihitung sebagai Instagram, bukan iklan.",
  bioUrl: "Link untuk profil",
  bioUrlName: "link untuk profil",
  landingAbout:
    "Tempel di tempat tombolnya. Kode ini meneruskan data iklan dari halaman Anda ke link: tanpa ini tidak ketahuan chat datang dari iklan mana.",
  landingCode: "Tombol dan skrip",
  landingCodeName: "tombol dan skrip",
  landingOwn: "Sudah punya tombol sendiri? Isi alamatnya dengan link di atas, lalu tempel skripnya saja.",
  landingButton: "Teks tombol",
  landingButtonPreset: "Chat via WhatsApp",
  qrAbout: "Untuk cetakan, etalase, dan paket. Yang memindai dihitung sebagai qr.",
  qrLabel: "Kode QR untuk {{link}}",
  savePng: "Simpan PNG",
  saveSvg: "Simpan SVG",
  check: "Setelah itu coba: buka pratinjau iklan di HP, lalu lihat klik terakhir di sini.",
};

export const useUseLinkTexts = defineTexts("use-link", { en, id });
