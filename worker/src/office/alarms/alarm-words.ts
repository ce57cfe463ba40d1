import type { AlarmKind, AlarmPhase } from "@rotator/shared/core/alarm";
import type { Alarm } from "../db/alarm-notices.ts";
import { type AlarmFacts, makeAlarmFacts } from "./alarm-facts.ts";
import { ENGLISH } from "./alarm-words-en.ts";
import { INDONESIAN } from "./alarm-words-id.ts";
import type { Wording } from "./load-wording.ts";

export interface Words {
  /** One line: what is wrong with what. */
  title: string;
  text: string;
  nextStep: string;
}

export interface AlarmWords {
  began: Record<AlarmKind, (facts: AlarmFacts) => Words>;
  /** What the end of it means where it was mended. */
  mended: Record<AlarmKind, (facts: AlarmFacts) => string>;
  over: {
    /** Before the title of its beginning. */
    title: string;
    lasted(lasted: string): string;
    switchedOff(facts: AlarmFacts): string;
    changed(facts: AlarmFacts): string;
    nothingToDo: string;
    readNewer: string;
  };
}

const LANGUAGES: Record<Wording["language"], AlarmWords> = { en: ENGLISH, id: INDONESIAN };

/** What people read of an alarm, without anything personal. */
export function describeAlarm(alarm: Alarm, phase: AlarmPhase, wording: Wording): Words {
  const facts = makeAlarmFacts(alarm, wording);
  const words = LANGUAGES[wording.language];
  const began = words.began[alarm.kind](facts);
  return phase === "began" ? began : describeEnd(alarm, facts, began, words);
}

function describeEnd(
  { kind, detail }: Alarm,
  facts: AlarmFacts,
  began: Words,
  { mended, over }: AlarmWords,
): Words {
  const title = `${over.title}: ${began.title}`;
  const lasted = over.lasted(facts.lasted);
  if (detail.over === "changed")
    return { title, text: `${over.changed(facts)} ${lasted}`, nextStep: over.readNewer };
  const why = detail.over === "switched_off" ? over.switchedOff(facts) : mended[kind](facts);
  return { title, text: `${why} ${lasted}`, nextStep: over.nothingToDo };
}
