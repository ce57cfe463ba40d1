import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StandIn } from "../serve.ts";
import { GraphClient } from "./graph-client.ts";
import { makeEvent, nowSeconds, sha256 } from "./make-event.ts";
import { startGraph } from "./start-graph.ts";

const DAY = 24 * 60 * 60;
const PERSONAL = 9_000_001;
const URL_ROOT = "https://link.brand.test/wa/promo";
const LDU = { data_processing_options: ["LDU"] };
const country = "data_processing_options_country";
const state = "data_processing_options_state";
const nobody = { client_ip_address: undefined, fbc: undefined, fbp: undefined, external_id: undefined };

let graph: StandIn;
let client: GraphClient;
let made = 0;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());
beforeEach(async () => {
  client = new GraphClient(graph, String(++made));
  await client.register();
});

describe("a good event", () => {
  const good: [string, unknown][] = [
    ["as it is", makeEvent()],
    ["just under 7 days old", makeEvent({ event_time: nowSeconds() - 7 * DAY + 5 })],
    ["half a minute ahead", makeEvent({ event_time: nowSeconds() + 30 })],
    [
      "of a shop, 61 days old",
      makeEvent({ action_source: "physical_store", event_time: nowSeconds() - 61 * DAY }),
    ],
    [
      "not of a website, without its address",
      makeEvent({ action_source: "other", event_source_url: undefined }),
    ],
    ["with 50 characters of name", makeEvent({ event_name: "x".repeat(50) })],
    ["with an address and a browser only", makeEvent({}, { ...nobody, client_ip_address: "203.0.113.7" })],
    ["with several emails", makeEvent({}, { em: [sha256("a@b.test"), sha256("c@d.test")] })],
    ["with Meta's appendix in fbc", makeEvent({}, { fbc: `fb.2.${Date.now()}.IwAR.AQQCAQMC` })],
    ["with the number of an ad", makeEvent({ event_source_url: `${URL_ROOT}?utm_id=120210628123456789` })],
    [
      "of a link that is called like a phone number",
      makeEvent({ event_source_url: "https://link.brand.test/wa/081234567890?utm_source=ig" }),
    ],
    ["bought", makeEvent({ event_name: "Purchase", custom_data: { value: 1500000, currency: "IDR" } })],
    ["with limited use that Meta locates", makeEvent({ ...LDU, [country]: 0, [state]: 0 })],
    ["with limited use in Oregon", makeEvent({ ...LDU, [country]: 1, [state]: 1004 })],
    ["expressly without limited use", makeEvent({ data_processing_options: [] })],
    ["of a chat", makeEvent({ action_source: "business_messaging", messaging_channel: "whatsapp" })],
  ];

  it.each(good)("%s is accepted", async (_, event) => {
    const response = await client.send([event]);
    expect(await response.json()).toEqual({
      events_received: 1,
      messages: [],
      fbtrace_id: expect.any(String),
    });
    expect(response.status).toBe(200);
  });
});

describe("a batch with an event", () => {
  const bad: [string, unknown, number?][] = [
    ["that is none", "Lead"],
    ["without a name", makeEvent({ event_name: undefined })],
    ["with an empty name", makeEvent({ event_name: " " })],
    ["with 51 characters of name", makeEvent({ event_name: "x".repeat(51) })],
    ["without a time", makeEvent({ event_time: undefined })],
    ["with milliseconds", makeEvent({ event_time: Date.now() })],
    ["with a broken time", makeEvent({ event_time: nowSeconds() - 0.5 })],
    ["with the time as a text", makeEvent({ event_time: String(nowSeconds()) })],
    ["two minutes ahead", makeEvent({ event_time: nowSeconds() + 120 })],
    ["over 7 days old", makeEvent({ event_time: nowSeconds() - 7 * DAY - 5 }), 2_804_003],
    ["without an id", makeEvent({ event_id: undefined })],
    ["without an action source", makeEvent({ action_source: undefined })],
    ["with an unknown action source", makeEvent({ action_source: "web" })],
    ["of a website without its address", makeEvent({ event_source_url: undefined })],
    ["of a website without a browser", makeEvent({}, { client_user_agent: undefined })],
    ["of a chat without its channel", makeEvent({ action_source: "business_messaging" })],
    [
      "with a channel that is none",
      makeEvent({ action_source: "business_messaging", messaging_channel: "sms" }),
    ],
    ["with a key of the batch", makeEvent({ test_event_code: "TEST1" })],
    ["that opts out by a text", makeEvent({ opt_out: "true" })],

    ["without user_data", makeEvent({ user_data: undefined })],
    ["with empty user_data", makeEvent({ action_source: "other", user_data: {} }), 2_804_050],
    ["of a country and a browser", makeEvent({}, nobody), 2_804_050],
    ["of a first name and a gender", makeNobody({ fn: sha256("mary"), ge: sha256("f") }), 2_804_050],
    ["of a last name", makeNobody({ ln: sha256("smith") }), 2_804_050],
    ["of a birthday", makeNobody({ db: sha256("19970216") }), 2_804_050],
    ["with an unknown key in user_data", makeEvent({}, { email: sha256("a@b.test") })],
    ["with a readable email", makeEvent({}, { em: "a@b.test" })],
    ["with a readable phone", makeEvent({}, { ph: ["6281234567890"] })],
    ["with a readable visitor", makeEvent({}, { external_id: "vis_1" })],
    ["with a hash in capitals", makeEvent({}, { em: sha256("a@b.test").toUpperCase() })],
    ["with an MD5", makeEvent({}, { ph: "5d41402abc4b2a76b9719d911017c592" })],
    ["with a number as phone", makeEvent({}, { ph: 6281234567890 })],
    ["with no email in the list", makeEvent({}, { em: [] })],
    ["with one bad email in the list", makeEvent({}, { em: [sha256("a@b.test"), "c"] })],
    ["with the hash of nothing", makeEvent({}, { ph: sha256("") })],
    ["with a space before the address", makeEvent({}, { client_ip_address: " 203.0.113.7" })],
    ["with two addresses", makeEvent({}, { client_ip_address: "203.0.113.7, 10.0.0.1" })],
    ["with a zone in the address", makeEvent({}, { client_ip_address: "fe80::1%eth0" })],
    ["with an empty browser", makeEvent({}, { client_user_agent: "" })],
    ["with a bare fbclid", makeEvent({}, { fbc: "IwAR0_aB" })],
    ["with fbc in seconds", makeEvent({}, { fbc: `fb.1.${nowSeconds()}.IwAR0_aB` })],
    ["with fbc without a click id", makeEvent({}, { fbc: `fb.1.${Date.now()}.` })],
    ["with fbc of tomorrow", makeEvent({}, { fbc: `fb.1.${Date.now() + DAY * 1000}.IwAR0_aB` })],
    ["with fbc of six parts", makeEvent({}, { fbc: `fb.1.${Date.now()}.IwAR.AQQCAQMC.x` })],
    ["with letters in fbp", makeEvent({}, { fbp: `fb.1.${Date.now()}.IwAR0_aB` })],

    [
      "bought without a value",
      makeEvent({ event_name: "Purchase", custom_data: { currency: "IDR" } }),
      2_804_009,
    ],
    [
      "bought without a currency",
      makeEvent({ event_name: "Purchase", custom_data: { value: 1 } }),
      2_804_009,
    ],
    ["with the value as a text", makeEvent({ custom_data: { value: "1", currency: "IDR" } })],
    ["with a currency that is none", makeEvent({ custom_data: { value: 1, currency: "Rp" } })],

    ["with limited use nowhere", makeEvent(LDU)],
    ["with limited use without a state", makeEvent({ ...LDU, [country]: 1 })],
    ["with limited use in no state", makeEvent({ ...LDU, [country]: 1, [state]: 999 })],
    ["with limited use as a text", makeEvent({ data_processing_options: "LDU", [country]: 0, [state]: 0 })],
    ["with a state alone", makeEvent({ [state]: 1000 })],
    [
      "to locate without an address",
      makeEvent({ ...LDU, [country]: 0, [state]: 0 }, { client_ip_address: undefined }),
    ],

    ["of an app's address", makeEvent({ event_source_url: "whatsapp://send" })],
    ["of no address", makeEvent({ event_source_url: "link.brand.test/wa/promo" })],
    ["that asks in its address", makeEvent({ event_source_url: `${URL_ROOT}?k_budget=5` }), PERSONAL],
    ["with a name in its address", makeEvent({ event_source_url: `${URL_ROOT}?name=Mary` }), PERSONAL],
    ["with an anchor in its address", makeEvent({ event_source_url: `${URL_ROOT}#mary` }), PERSONAL],
    ["with a password in its address", makeEvent({ event_source_url: "https://m:x@localhost/" }), PERSONAL],
    ["with an email in its path", makeEvent({ event_source_url: `${URL_ROOT}/a%40b.test` }), PERSONAL],
    [
      "with an email in UTM",
      makeEvent({ event_source_url: `${URL_ROOT}?utm_term=100%&utm_id=a%2540b.test` }),
      PERSONAL,
    ],
    ["with a phone in UTM", makeEvent({ event_source_url: `${URL_ROOT}?utm_term=0812-3456-7890` }), PERSONAL],
    ["with a phone in its path", makeEvent({ event_source_url: `${URL_ROOT}/%2B6281234567890` }), PERSONAL],
    [
      "with a phone in the path of no link",
      makeEvent({ event_source_url: "https://brand.test/0812345678" }),
      PERSONAL,
    ],
    ["that came from such an address", makeEvent({ referrer_url: "https://brand.test/?email=x" }), PERSONAL],
    ["with an email as browser", makeEvent({}, { client_user_agent: "a@b.test" }), PERSONAL],
    ["with a phone as anybody", makeEvent({}, { anon_id: "+62 812 3456 7890" }), PERSONAL],
    [
      "with an email in custom_data",
      makeEvent({ custom_data: { contents: [{ id: "a@b.test" }] } }),
      PERSONAL,
    ],
  ];

  it.each(bad)("%s is refused, and nothing of it is kept", async (_, event, subcode) => {
    const response = await client.send([makeEvent(), event, makeEvent()]);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        message: "Invalid parameter",
        type: "OAuthException",
        code: 100,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        is_transient: false,
        error_user_title: expect.any(String),
        error_user_msg: expect.any(String),
        fbtrace_id: expect.any(String),
      },
    });
    const { events, requests } = await client.load();
    expect(events).toEqual([]);
    expect(requests).toMatchObject([{ number: 1, events: 3, accepted: false, status: 400, code: 100 }]);
  });
});

function makeNobody(userData: Record<string, string>): unknown {
  return makeEvent({ action_source: "other", user_data: userData });
}
