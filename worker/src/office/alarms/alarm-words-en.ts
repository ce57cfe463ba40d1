import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import type { AlarmFacts } from "./alarm-facts.ts";
import type { AlarmWords, Words } from "./alarm-words.ts";

const GO_OUT = "What waits then goes out by itself; Meta takes no event older than 7 days.";

export const ENGLISH: AlarmWords = {
  began: {
    token_refused: describeToken,
    events_held: describeHeld,
    blocked_by_policy: ({ name }) => ({
      title: `Pixel ${name}: blocked by Meta for now`,
      text: "Meta says that its policies were broken (code 368). Events are tried again from time to time, each for 24 hours.",
      nextStep: "Open Business Support Home at Meta, and settle or appeal what is shown there.",
    }),
    nothing_accepted: ({ name, since }) => ({
      title: `Pixel ${name}: no event accepted for 2 hours`,
      text: `There have been clicks since ${since}, but Meta accepted no event of them.`,
      nextStep: "Open the pixel, read the latest answers from Meta, and send a test event.",
    }),
    flood: ({ name, counted }) => ({
      title: `Link ${name}: a flood of clicks`,
      text: `${counted} clicks in the last hour came from single addresses, faster than people click. They were sent on to a CS as ever, but are counted apart, and Meta is told of none.`,
      nextStep:
        "See which ad they come from, and pause it if they are not customers. If many customers share one address, raise FLOOD_CLICKS_PER_MINUTE.",
    }),
    domain_broken: ({ name, since, count, counted }) => ({
      title: `Domain ${name}: its links are out of reach`,
      text: `It no longer leads here; the last time that it did was ${since}. ${count === 1 ? "1 link stands" : `${counted} links stand`} on it, and their visitors meet an error or another page.`,
      nextStep:
        "Open Settings, Domains: look again there and follow the steps of the domain. See also that the domain is paid for and still at Cloudflare.",
    }),
    no_pixel: ({ names, count, counted }) => ({
      title: "Clicks that reach no pixel",
      text: `${counted} ${count === 1 ? "link" : "links"} got clicks that should be told to Meta (${names}${count > 3 ? " …" : ""}), but the pixel that the link names, or the default pixel where it names none, is missing or switched off.`,
      nextStep: "Choose a pixel for the link, or a default pixel, and see that it is switched on.",
    }),
    clicks_lost: ({ count, counted }) => ({
      title: `${counted} ${count === 1 ? "click" : "clicks"} lost in 24 hours`,
      text: "Neither the queue nor the database took them, so they are missing in the reports. The visitors reached a CS all the same.",
      nextStep:
        "Look at Cloudflare's status page and at the limits of your plan. The page /healthz shows which part does not answer.",
    }),
    dead_letters: ({ count, counted }) => ({
      title: `${counted} ${count === 1 ? "record" : "records"} of clicks put aside in 24 hours`,
      text: "They could not be recorded, and are kept for 30 days with the reason. The visitors reached a CS all the same.",
      nextStep: "Read the reasons, and have them tried again once the cause is gone.",
    }),
    database_full: ({ size }) => ({
      title: `The database is filling up: ${size}`,
      text: "When it is nearly full, the oldest clicks are deleted before their time. Their counts stay.",
      nextStep: "Keep clicks for fewer days, or move to a plan that lets a database be larger.",
    }),
  },
  mended: {
    token_refused: () => "The access token is no longer in the way.",
    events_held: () => "Events are no longer stopped.",
    blocked_by_policy: () => "Meta no longer blocks this pixel.",
    nothing_accepted: () => "Meta accepts events of this pixel again.",
    flood: () => "No such clicks came for an hour.",
    domain_broken: () => "The domain leads here again, or no link stands on it any more.",
    no_pixel: () => "Every link with clicks has a pixel again, or had no clicks for a day.",
    clicks_lost: () => "No click was lost in the last 24 hours.",
    dead_letters: () => "Nothing was put aside in the last 24 hours.",
    database_full: () => "The database has room again.",
  },
  over: {
    title: "Over",
    lasted: (lasted) => `It lasted ${lasted}.`,
    switchedOff: ({ name }) => `Pixel ${name} was switched off.`,
    changed: ({ name }) => `Something else is wrong with ${name} now.`,
    nothingToDo: "Nothing to do.",
    readNewer: "Read the newer message about it.",
  },
};

function describeToken({ name, reason, ...facts }: AlarmFacts): Words {
  const text = `No event of this pixel goes out since ${facts.since}.${describeWaiting(facts)}`;
  if (reason === "token_unreadable")
    return {
      title: `Pixel ${name}: its access token cannot be read`,
      text,
      nextStep: `Set the ENCRYPTION_KEY that was used before, or save the pixel's access token anew. ${GO_OUT}`,
    };
  return {
    title: `Pixel ${name}: Meta refuses its access token`,
    text,
    nextStep: `Make a new access token in Meta's Events Manager (Settings, Conversions API), and save it in the pixel. ${GO_OUT}`,
  };
}

function describeHeld({ name, reason, ...facts }: AlarmFacts): Words {
  const text = `No event of this pixel goes out since ${facts.since}.${describeWaiting(facts)}`;
  if (reason === "pixel_off")
    return {
      title: `Pixel ${name} is switched off while events wait`,
      text,
      nextStep: `Switch the pixel on if they should be told. ${GO_OUT}`,
    };
  if (reason === "permission_missing")
    return {
      title: `Pixel ${name}: its access token may not send events`,
      text,
      nextStep: `In Meta's Business settings, give the token's user access to the dataset, or save a new token in the pixel. ${GO_OUT}`,
    };
  if (reason === "unknown_dataset")
    return {
      title: `Pixel ${name}: Meta does not know its dataset`,
      text,
      nextStep: `Compare the dataset ID with the one in Meta's Events Manager, and save the right one in the pixel. ${GO_OUT}`,
    };
  if (reason === "version_refused")
    return {
      title: `Pixel ${name}: Meta no longer answers under its Graph version`,
      text,
      nextStep: describeDelivery(reason, "en").nextStep,
    };
  return {
    title: `Pixel ${name}: Meta takes no events`,
    text,
    nextStep: `Open the pixel, read Meta's answer, and mend what it names. ${GO_OUT}`,
  };
}

function describeWaiting({ count, counted }: Pick<AlarmFacts, "count" | "counted">): string {
  if (count === 0) return "";
  return ` ${count === 1 ? "1 event needs" : `${counted} events need`} your repair; none is lost so far.`;
}
