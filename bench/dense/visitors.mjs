import { makeBrowser } from "./ads.mjs";

const LEAD_WINDOW_MS = 604_800_000;
const VIEW_WINDOW_MS = 1_800_000;
const MACHINES = [
  ["bot", "none", "AhrefsBot"],
  ["preview", "none", "facebookexternalhit"],
  ["prefetch", "none", "purpose"],
  ["bot", "none", "curl"],
  ["preview", "none", "WhatsApp"],
  ["flood", "turn", null],
];

/** People as they come and come again, and what is none; the same ones in every run. */
export function makeVisits(random, { rotators, ads, newShare, joinedShare }) {
  const visitors = [];

  function makeClick(at, rotator) {
    const kind = random.next();
    if (kind < 0.06) return makeMachine(at, rotator);
    const isNew = visitors.length === 0 || random.chance(newShare);
    const visitor = isNew ? meet(at, rotator) : findKnown();
    if (kind < 0.08 && !isNew)
      return describe(at, visitor, rotators[visitor.rotator], {
        verdict: "repeat",
        choice: "repeat",
        agentId: visitor.agentId,
      });
    return visit(at, visitor, isNew);
  }

  /** Most come again within some days. */
  function findKnown() {
    return visitors[visitors.length - 1 - Math.floor(random.next() ** 3 * visitors.length)];
  }

  function meet(at, rotator) {
    const id = random.id("vis", at);
    const joined = visitors.length > 0 && random.chance(joinedShare) ? findKnown() : undefined;
    const visitor = {
      id,
      leadId: joined?.leadId ?? `led_${id.slice(4)}`,
      ownLead: joined === undefined,
      rotator: rotator.index,
      agentId: null,
      clicks: 0,
      firstAt: at,
      lastAt: at,
      fbp: `fb.1.${at}.${100_000_000 + random.whole(900_000_000)}`,
      fbc: null,
      firstAd: null,
      firstAdAt: null,
      lastAd: null,
      lastAdAt: null,
      browser: makeBrowser(random),
      told: {},
    };
    visitors.push(visitor);
    return visitor;
  }

  function visit(at, visitor, isNew) {
    const rotator = rotators[visitor.rotator];
    const choice = chooseHow(rotator, isNew);
    const agentId = findAgent(rotator, visitor, choice);
    if (choice !== "cover" || visitor.agentId === null) visitor.agentId = agentId ?? visitor.agentId;
    visitor.clicks++;
    visitor.lastAt = at;
    const click = describe(at, visitor, rotator, { verdict: "human", choice, agentId });
    tell(visitor, click, rotator);
    return click;
  }

  function chooseHow(rotator, isNew) {
    const chance = random.next();
    if (chance > 0.985) return "fallback";
    if (isNew || !rotator.sticky) return chance < 0.08 ? "local" : "turn";
    return chance < 0.08 ? "cover" : "sticky";
  }

  function takeTurn(rotator) {
    rotator.next = (rotator.next + 1) % rotator.serving.length;
    return rotator.serving[rotator.next];
  }

  function findAgent(rotator, visitor, choice) {
    if (choice === "fallback") return null;
    if (choice === "cover") return random.pick(rotator.serving);
    if (choice === "sticky" && visitor.agentId !== null) return visitor.agentId;
    return takeTurn(rotator);
  }

  function describe(at, visitor, rotator, { verdict, choice, agentId }) {
    const chance = random.next();
    const ad =
      chance < 0.72
        ? ads[(Math.floor(random.next() ** 2 * ads.length) + rotator.index * 17) % ads.length]
        : null;
    const fbclid =
      ad === null ? null : `IwZXh0bgNhZW0BMABhZGlkAasW${random.text(12)}`.padEnd(150, "aZ3_x-Q7");
    const click = {
      id: random.id("clk", at),
      at,
      rotator_id: rotator.id,
      agent_id: agentId,
      visitor_id: visitor.id,
      verdict,
      choice,
      roster_version: rotator.rosterVersion,
      consent: visitor.browser.country === "NL" ? "needs_form" : "given",
      ...visitor.browser,
      ...ad,
      referrer_host: ad === null ? "l.instagram.com" : null,
      ad_parameters: ad === null && chance > 0.95 ? "missing" : null,
      fbclid,
      fbc_stored: fbclid === null ? null : `fb.1.${at}.`,
      fbp: visitor.fbp,
    };
    if (ad !== null && verdict === "human") keepAd(visitor, at, ad, fbclid);
    return click;
  }

  function keepAd(visitor, at, ad, fbclid) {
    const said = JSON.stringify({
      ...Object.fromEntries(Object.entries(ad).filter(([, value]) => value !== null)),
      fbclid,
    });
    visitor.fbc = `fb.1.${at}.${fbclid}`;
    if (visitor.firstAd === null) {
      visitor.firstAd = said;
      visitor.firstAdAt = at;
      return;
    }
    visitor.lastAd = said;
    visitor.lastAdAt = at;
  }

  /** No second event of a name within its window. */
  function tell(visitor, click, { clickEvent, pixelId }) {
    if (clickEvent === "none" || click.consent !== "given") return;
    const windowMs = clickEvent === "ViewContent" ? VIEW_WINDOW_MS : LEAD_WINDOW_MS;
    if (click.at - (visitor.told[clickEvent] ?? 0) < windowMs) return;
    visitor.told[clickEvent] = click.at;
    click.event = { pixelId, eventName: clickEvent, windowMs, personId: visitor.leadId };
  }

  function makeMachine(at, rotator) {
    const [verdict, choice, reason] = random.pick(MACHINES, 1.6);
    return {
      id: random.id("clk", at),
      at,
      rotator_id: rotator.id,
      agent_id: choice === "turn" ? takeTurn(rotator) : null,
      verdict,
      choice,
      reason,
      roster_version: rotator.rosterVersion,
      consent: "given",
      country: "US",
      ip: "66.249.66.0",
    };
  }

  return { visitors, makeClick };
}
