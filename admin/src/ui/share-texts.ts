import { defineTexts } from "../texts.ts";

const en = {
  dueAndGot: "due {{due}}, got {{got}}",
  tooMany: "{{count}} more than due",
  tooFew: "{{count}} fewer than due",
  doubleTaps: "{{count}} of them double taps",
  asBackup: "{{count}} when nobody else could serve",
  oftener: "{{count}} times off before",
  off_always: "off the whole time",
  off_since: "off since {{time}}",
  off_until: "off until {{time}}",
  off_between: "off {{span}}",
  drain_always: "old customers only the whole time",
  drain_since: "old customers only since {{time}}",
  drain_until: "old customers only until {{time}}",
  drain_between: "old customers only {{span}}",
  absent_always: "not in this link",
  absent_since: "not in this link since {{time}}",
  absent_until: "new here since {{time}}",
  absent_between: "not in this link {{span}}",
};

const id: typeof en = {
  dueAndGot: "jatah {{due}}, dapat {{got}}",
  tooMany: "lebih {{count}} dari jatah",
  tooFew: "kurang {{count}} dari jatah",
  doubleTaps: "{{count}} di antaranya klik dobel",
  asBackup: "{{count}} saat tidak ada CS lain yang bisa",
  oftener: "{{count}} kali libur sebelumnya",
  off_always: "libur terus",
  off_since: "libur sejak {{time}}",
  off_until: "libur sampai {{time}}",
  off_between: "libur {{span}}",
  drain_always: "pelanggan lama saja terus",
  drain_since: "pelanggan lama saja sejak {{time}}",
  drain_until: "pelanggan lama saja sampai {{time}}",
  drain_between: "pelanggan lama saja {{span}}",
  absent_always: "belum masuk link ini",
  absent_since: "tidak di link ini sejak {{time}}",
  absent_until: "baru masuk {{time}}",
  absent_between: "belum masuk link ini {{span}}",
};

export const useShareTexts = defineTexts("share", { en, id });
