import * as z from "zod";
import { ALARM_CHANNELS, ALARM_KINDS, ALARM_PHASES } from "../core/alarm.ts";

export const alarmSchema = z.object({
  id: z.string(),
  kind: z.enum(ALARM_KINDS),
  /** Of the pixel or rotator; null for the deployment. */
  subjectId: z.string().nullable(),
  beganAt: z.int(),
  endedAt: z.int().nullable(),
  /** In the language of whoever asks. */
  title: z.string(),
  text: z.string(),
  nextStep: z.string(),
  notices: z.array(
    z.object({
      phase: z.enum(ALARM_PHASES),
      channel: z.enum(ALARM_CHANNELS),
      sentAt: z.int().nullable(),
      givenUpAt: z.int().nullable(),
      /** Why the last try failed, in words. */
      problem: z.string().nullable(),
    }),
  ),
});
