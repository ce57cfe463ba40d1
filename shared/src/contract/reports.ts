import * as z from "zod";

const day = z.iso.date("malformed");

/** Whole days in the deployment's time zone, the last one included; without them the last seven. */
export const reportQuery = z.strictObject({ from: day.optional(), to: day.optional() });

export const rotatorReportQuery = reportQuery.extend({ rotatorId: z.string().max(40).optional() });

export const sharesQuery = reportQuery.extend({ rotatorId: z.string().min(1, "empty").max(40) });

export const sparklinesQuery = z.strictObject({
  /** Ids with commas between them, 90 at most. */
  rotatorIds: z.string().min(1, "empty").max(4_000, "too_long"),
});

/** Milliseconds UTC; `to` is not part of it. */
const spanSchema = z.object({ from: z.int(), to: z.int(), fromDay: z.string(), toDay: z.string() });

export const periodSchema = z.object({
  timeZone: z.string(),
  period: spanSchema,
  /** As many days before; where the period still runs, up to the same time of its last day. */
  comparison: spanSchema,
});

/** People, and what was not a person by what it was. */
export const verdictCountsSchema = z.object({
  people: z.int(),
  repeats: z.int(),
  floods: z.int(),
  previews: z.int(),
  bots: z.int(),
  prefetches: z.int(),
});
export type VerdictCounts = z.infer<typeof verdictCountsSchema>;

const leadCountsSchema = z.object({ leads: z.int(), withContact: z.int() });

const alarmSchema = z.object({
  id: z.string(),
  kind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  beganAt: z.int(),
});

const lastClickSchema = z.object({
  id: z.string(),
  at: z.int(),
  verdict: z.string(),
  choice: z.string(),
  rotatorId: z.string(),
  rotatorName: z.string().nullable(),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
});

export const overviewSchema = periodSchema.extend({
  unit: z.enum(["hour", "day"]),
  /** Every hour or day of the period, those without a click too. */
  series: z.array(verdictCountsSchema.extend({ at: z.int() })),
  clicks: verdictCountsSchema,
  clicksBefore: verdictCountsSchema,
  /** Clicks of people so far today, and yesterday up to the same time of day. */
  today: z.object({ people: z.int(), yesterday: z.int() }),
  leads: leadCountsSchema,
  leadsBefore: leadCountsSchema,
  /** Made, accepted and refused are of the period; waiting and held are so now. */
  events: z.object({
    made: z.int(),
    accepted: z.int(),
    refused: z.int(),
    waiting: z.int(),
    held: z.int(),
  }),
  alarms: z.array(alarmSchema),
  lastClick: lastClickSchema.nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;

export const shareSchema = z.object({
  /** Null: the backup number. */
  agentId: z.string().nullable(),
  name: z.string().nullable(),
  /** New customers by turn: what was due is summed turn by turn, with the weights and states that held then. */
  turns: z.object({
    due: z.number(),
    got: z.int(),
    deviation: z.number(),
    /** Turns that turned out to be a second tap of the same person. */
    doubleTaps: z.int(),
  }),
  returning: z.int(),
  cover: z.int(),
  fallback: z.int(),
  /** When it got no turns: `drain` had its old customers only, `absent` was not in the link yet. */
  away: z.array(z.object({ state: z.enum(["off", "drain", "absent"]), from: z.int(), to: z.int() })),
});
export type Share = z.infer<typeof shareSchema>;

export const sharesSchema = z.object({
  ...periodSchema.shape,
  rotatorId: z.string(),
  shares: z.array(shareSchema),
  /** Up to when it tells: now, while the period runs. Who was away then still is. */
  until: z.int(),
  /** Turns whose roster was not counted at the time: what was due of them is by the roster of that quarter of an hour, or not known. */
  approximateTurns: z.int(),
});
export type Shares = z.infer<typeof sharesSchema>;

const adCountsShape = {
  /** Clicks of people, whether new or returning; null where they cannot be told from another's. */
  clicks: z.int().nullable(),
  /** Of people who came for the first time in the period, by the ad that they came by. */
  people: z.int(),
  withContact: z.int(),
  /** Marked contacted or further. */
  chats: z.int(),
  qualified: z.int(),
  won: z.int(),
  /** Of those won, by currency. */
  values: z.array(z.object({ currency: z.string(), amount: z.number() })),
};

/** By id where the platform told one, by name where not; both null: none was told. */
const adShape = { id: z.string().nullable(), name: z.string().nullable(), ...adCountsShape };
export const adSchema = z.object(adShape);
export const adSetSchema = z.object({ ...adShape, ads: z.array(adSchema) });
export const campaignSchema = z.object({ ...adShape, adSets: z.array(adSetSchema) });
export type Ad = z.infer<typeof adSchema>;
export type AdSet = z.infer<typeof adSetSchema>;
export type Campaign = z.infer<typeof campaignSchema>;

export const adsSchema = z.object({
  ...periodSchema.shape,
  campaigns: z.array(campaignSchema),
  /** Ads beyond the first 2,000 are left out: so many people came by them. */
  peopleLeftOut: z.int(),
});
export type Ads = z.infer<typeof adsSchema>;

/** From requests to events: `all` less the five below it is `people`. */
const stairsShape = {
  all: z.int(),
  previewsAndBots: z.int(),
  prefetches: z.int(),
  floods: z.int(),
  doubleTaps: z.int(),
  people: z.int(),
  eventsMade: z.int(),
  eventsAccepted: z.int(),
};
export const stairsSchema = z.object({
  ...periodSchema.shape,
  stairs: z.object(stairsShape),
  before: z.object(stairsShape),
});
export type Stairs = z.infer<typeof stairsSchema>["stairs"];

export const agentReportRow = z.object({
  agentId: z.string().nullable(),
  name: z.string().nullable(),
  clicks: z.int(),
  clicksBefore: z.int(),
  turns: z.int(),
  returning: z.int(),
  cover: z.int(),
  fallback: z.int(),
  leads: z.int(),
  withContact: z.int(),
  chats: z.int(),
  won: z.int(),
});

export const rotatorReportRow = z.object({
  rotatorId: z.string(),
  name: z.string(),
  ...verdictCountsSchema.shape,
  peopleBefore: z.int(),
  leads: z.int(),
  withContact: z.int(),
  won: z.int(),
});

export const countryReportRow = z.object({
  /** ISO 3166; empty: beyond the 200 that a day keeps. */
  country: z.string(),
  clicks: z.int(),
  clicksBefore: z.int(),
});

export const deviceReportRow = z.object({
  dimension: z.enum(["device", "os", "in_app"]),
  value: z.string(),
  clicks: z.int(),
  clicksBefore: z.int(),
});

export const hourReportRow = z.object({
  /** 1 is Monday. */
  weekday: z.int(),
  hour: z.int(),
  clicks: z.int(),
  clicksBefore: z.int(),
});

export function reportOf<T extends z.ZodType>(row: T) {
  return z.object({ ...periodSchema.shape, rows: z.array(row) });
}

export const sparklinesSchema = z.object({
  timeZone: z.string(),
  /** Fourteen, the oldest first; the last one is today. */
  days: z.array(z.string()),
  /** Clicks of people, as many numbers as there are days. */
  sparklines: z.array(z.object({ rotatorId: z.string(), clicks: z.array(z.int()) })),
});
