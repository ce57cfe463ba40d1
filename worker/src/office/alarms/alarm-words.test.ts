import { ALARM_KINDS, ALARM_PHASES, type AlarmDetail } from "@rotator/shared/core/alarm";
import { DELIVERY_REASONS } from "@rotator/shared/core/conversion";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { describe, it } from "vitest";
import type { Alarm } from "../db/alarm-notices.ts";
import { describeAlarm } from "./alarm-words.ts";
import { composeTelegram } from "./compose-notice.ts";

const BEGAN_AT = Date.UTC(2026, 10, 22, 7, 5);
const LANGUAGES = ["en", "id"] as const;
const FORBIDDEN = /undefined|null|NaN|\[object|\b(?:agent|drain|hold|held|delivery|verdict|admin)\b/i;

function makeAlarm(detail: AlarmDetail, kind: Alarm["kind"] = "token_refused"): Alarm {
  const endedAt = BEGAN_AT + 3 * 3_600_000;
  return { id: "alm_1", kind, subjectId: "pix_1", detail, beganAt: BEGAN_AT, endedAt };
}

const wording = (language: "en" | "id", timeZone = "Asia/Jakarta") => ({
  language,
  timeZone,
  link: undefined,
});

describe("the words of an alarm", () => {
  it.for(ALARM_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language }))))(
    "say what is wrong and what to do: $kind in $language",
    ({ kind, language }, { expect }) => {
      const details: AlarmDetail[] = [
        {},
        { name: "Toko", names: ["Promo", "Vip"], count: 12_840, more: true, bytes: 6.1e9 },
        ...DELIVERY_REASONS.map((reason) => ({ name: "Toko", reason, count: 1 })),
        { over: "switched_off" },
        { over: "changed" },
      ];
      for (const detail of details)
        for (const phase of ALARM_PHASES) {
          const words = describeAlarm(makeAlarm(detail, kind), phase, wording(language));
          for (const text of Object.values(words)) {
            expect(text).not.toBe("");
            expect(text).not.toMatch(FORBIDDEN);
          }
        }
    },
  );

  it("give numbers and times as they are read there", ({ expect }) => {
    const detail = { name: "Toko", reason: "token_refused", count: 12_840, since: BEGAN_AT } as const;
    const text = (language: "en" | "id", timeZone?: string) =>
      describeAlarm(makeAlarm(detail), "began", wording(language, timeZone)).text;
    expect(text("en")).toBe(
      "No event of this pixel goes out since 22 Nov, 14:05 WIB. 12,840 events need your repair; none is lost so far.",
    );
    expect(text("id")).toBe(
      "Sejak 22 Nov, 14.05 WIB tidak ada event pixel ini yang terkirim. 12.840 event perlu diperbaiki; sejauh ini belum ada yang hilang.",
    );
    expect(text("en", "Asia/Makassar")).toContain("15:05 WITA");
    expect(text("en", "Asia/Jayapura")).toContain("16:05 WIT.");
    expect(text("en", "Europe/Berlin")).toMatch(/8:05 GMT\+1/);
  });

  it.for(LANGUAGES)(
    "say in %s the same next step as the events do, in their own words",
    (language, { expect }) => {
      const said = (detail: AlarmDetail, kind: Alarm["kind"]) =>
        describeAlarm(makeAlarm({ name: "Toko", ...detail }, kind), "began", wording(language));
      const version = said({ reason: "version_refused" }, "events_held");
      expect(version.title).toContain("Graph");
      expect(version.nextStep).toBe(describeDelivery("version_refused", language).nextStep);
      for (const words of [said({}, "blocked_by_policy"), describeDelivery("blocked_by_policy", language)])
        expect(words.nextStep).toMatch(/(?:Open|Buka) Business Support Home/);
    },
  );

  it("say how long it lasted, and how it ended", ({ expect }) => {
    const end = (over: AlarmDetail["over"], language: "en" | "id") =>
      describeAlarm(makeAlarm({ name: "Toko", ...(over ? { over } : {}) }), "ended", wording(language)).text;
    expect(end("mended", "en")).toBe("The access token is no longer in the way. It lasted 3 hours.");
    expect(end("switched_off", "en")).toBe("Pixel “Toko” was switched off. It lasted 3 hours.");
    expect(end("changed", "id")).toBe("Sekarang ada masalah lain pada “Toko”. Berlangsung selama 3 jam.");
  });

  it("fit into a message of Telegram, however long the names are", ({ expect }) => {
    const name = "Promo\nAkhir\tTahun 🎉 ".repeat(500);
    const alarm = makeAlarm({ name, names: [name, name, name], count: 3 }, "no_pixel");
    for (const kind of ALARM_KINDS) {
      const text = composeTelegram({ alarm: { ...alarm, kind }, phase: "began" }, wording("id"));
      expect(text.length).toBeLessThan(2_000);
      expect(text.split("\n\n")).toHaveLength(3);
    }
  });
});
