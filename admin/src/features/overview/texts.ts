import { defineTexts } from "../../texts.ts";

const en = {
  title: "Overview",
  about: "The last seven days, times of {{zone}}.",
  loading: "Loading the overview …",
  today: "Clicks today",
  yesterday: "{{clicks}} yesterday at this time",
  week: "Clicks in 7 days",
  before: "{{count}} in the 7 days before",
  leads: "Leads with contact",
  events: "Events accepted by Meta",
  eventsLeft: "{{waiting}} waiting, {{held}} need your repair",
  overTime: "Clicks day by day",
  day: "{{day}}: {{people}} people, {{others}} not a person",
  lastClick: "Last click: {{when}}, “{{rotator}}”, sent to {{name}}",
  lastOther: "Last click: {{when}}, “{{rotator}}”",
  noClick: "No click yet. Open one of your links to see the first.",
  backup: "the backup number",
};

const id: typeof en = {
  title: "Ringkasan",
  about: "Tujuh hari terakhir, waktu {{zone}}.",
  loading: "Memuat ringkasan …",
  today: "Klik hari ini",
  yesterday: "{{clicks}} kemarin di jam yang sama",
  week: "Klik dalam 7 hari",
  before: "{{count}} dalam 7 hari sebelumnya",
  leads: "Lead dengan kontak",
  events: "Event diterima Meta",
  eventsLeft: "{{waiting}} menunggu, {{held}} perlu diperbaiki",
  overTime: "Klik per hari",
  day: "{{day}}: {{people}} orang, {{others}} bukan orang",
  lastClick: "Klik terakhir: {{when}}, “{{rotator}}”, dikirim ke {{name}}",
  lastOther: "Klik terakhir: {{when}}, “{{rotator}}”",
  noClick: "Belum ada klik. Buka salah satu link Anda untuk melihat yang pertama.",
  backup: "nomor cadangan",
};

export const useOverviewTexts = defineTexts("overview", { en, id });
