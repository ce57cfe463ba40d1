/** A look at the admin, and what stands on what its reader presses. */
export const STORIES = [
  {
    look: "wide, in English",
    options: { viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "Asia/Jakarta" },
    words: {
      ...{ token: "Setup token", name: "Your name", email: "Email", password: "Password", go: "Set up" },
      ...{ csName: "Name", phone: "WhatsApp number", next: "Next", create: "Create link" },
      ...{ waiting: "Waiting for your first click …", received: "Click received, sent to Ayu" },
      ...{ overview: "To the overview", overviewTitle: "Overview", openMenu: "Open the menu" },
      ...{ rotators: "Rotators", edit: "Edit", add: "Add", save: "Save" },
      ...{ saved: "Saved. Your links have it.", conversions: "Conversions", addPixel: "Add pixel" },
      ...{
        pixelName: "Name",
        datasetId: "Dataset id",
        accessToken: "Access token",
        sendTest: "Send test event",
      },
      ...{ testCode: "Test event code" },
      ...{
        testAccepted: "Meta accepted the test event.",
        tracking: /^Tracking/,
        tellAs: "Tell a click as",
        pixel: "Pixel",
      },
      ...{ clicks: "Clicks", turnOf: "It was the turn of", tellable: "Yes. This click may be told to Meta." },
      ...{ openClick: /^Show the click of/, close: "Close", leads: "Leads", onlyClicked: /^Only clicked/ },
      ...{ withContact: /^With contact/, visitor: "Visitor", leadName: "Name", interested: "Interested" },
      ...{
        findLead: "Search by name, phone, code or a whole message",
        customer: "Customer",
        saidSaved: "Saved",
      },
      ...{ events: "Events", accepted: "Accepted by Meta", acceptedOfLead: "accepted by Meta" },
      ...{ openEvent: /^Open Lead of/, details: "Details", cs: "CS", takesCustomers: "Ayu takes customers" },
      ...{
        off: "off",
        clicksToday: "Clicks today",
        shares: "Shares per CS",
        ayuOff: /^Off since .*, due .*, got [12]/,
      },
    },
  },
  {
    look: "on a phone, in Indonesian",
    options: { viewport: { width: 360, height: 740 }, locale: "id-ID", timezoneId: "Asia/Makassar" },
    words: {
      ...{ token: "Token setup", name: "Nama Anda", email: "Email", password: "Kata sandi", go: "Mulai" },
      ...{ csName: "Nama", phone: "Nomor WA", next: "Lanjut", create: "Buat link" },
      ...{ waiting: "Menunggu klik pertama Anda …", received: "Klik diterima, dikirim ke Ayu" },
      ...{ overview: "Ke ringkasan", overviewTitle: "Ringkasan", openMenu: "Buka menu" },
      ...{ rotators: "Rotator", edit: "Ubah", add: "Tambah", save: "Simpan" },
      ...{ saved: "Tersimpan. Link sudah memakainya.", conversions: "Konversi", addPixel: "Tambah pixel" },
      ...{
        pixelName: "Nama",
        datasetId: "ID dataset",
        accessToken: "Access token",
        sendTest: "Kirim event uji",
      },
      ...{ testCode: "Kode test event" },
      ...{
        testAccepted: "Event uji diterima Meta.",
        tracking: /^Pelacakan/,
        tellAs: "Kirim klik sebagai",
        pixel: "Pixel",
      },
      ...{ clicks: "Klik", turnOf: "Saat itu giliran", tellable: "Ya. Klik ini boleh dilaporkan ke Meta." },
      ...{ openClick: /^Tampilkan klik/, close: "Tutup", leads: "Lead", onlyClicked: /^Hanya klik/ },
      ...{ withContact: /^Ada kontak/, visitor: "Pengunjung", leadName: "Nama", interested: "Berminat" },
      ...{
        findLead: "Cari nama, nomor, kode, atau seluruh pesan",
        customer: "Pelanggan",
        saidSaved: "Tersimpan",
      },
      ...{ events: "Event", accepted: "Diterima Meta", acceptedOfLead: "diterima Meta" },
      ...{
        openEvent: /^Buka Lead pada/,
        details: "Detail",
        cs: "CS",
        takesCustomers: "Ayu menerima pelanggan",
      },
      ...{
        off: "libur",
        clicksToday: "Klik hari ini",
        shares: "Porsi tiap CS",
        ayuOff: /^Libur sejak .*, jatah .*, dapat [12]/,
      },
    },
  },
];

export type Words = (typeof STORIES)[number]["words"];
