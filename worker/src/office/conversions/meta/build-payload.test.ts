import { CLICK_ID_NAMES } from "@rotator/shared/core/click";
import { UTM_NAMES } from "@rotator/shared/core/click-parameters";
import type { MatchKey } from "@rotator/shared/core/match-keys";
import fc from "fast-check";
import { describe, it } from "vitest";
import type { ConversionFacts } from "../conversion-facts.ts";
import type { OutgoingEvent } from "../destination.ts";
import { type PayloadSettings, buildPayload } from "./build-payload.ts";

const NOW = 1_795_000_000_999;
const FBC = "fb.1.1794999999123.IwAR0_AbC-dEf";
const FBP = "fb.1.1794000000000.1098115397";
const OBRIEN = "b4cb6cb33fe4b865868de825023a1e2790dc12ac01ecc8d7c5afe8254071c8ba";

describe("an event for Meta", () => {
  it("is whole", ({ expect }) => {
    const facts: ConversionFacts = {
      url: "https://link.brand.com/wa/promo?utm_source=ig&fbclid=IwAR0_AbC-dEf",
      ip: "2001:448a:2020:1::7",
      userAgent: "Mozilla/5.0 (Linux; Android 15)",
      fbc: FBC,
      fbp: FBP,
      country: "US",
      phone: "(650)555-1212",
      email: "John_Smith@gmail.com",
      name: "Mary O'Brien",
      custom: { value: 150_000, currency: "idr" },
    };
    expect(build(facts, { defaultCountry: "US" })).toEqual({
      event_name: "Lead",
      event_time: 1_794_999_999,
      event_id: "cev_1",
      action_source: "website",
      event_source_url: "https://link.brand.com/wa/promo?utm_source=ig&fbclid=IwAR0_AbC-dEf",
      user_data: {
        em: "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f",
        ph: "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176",
        fn: "6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec",
        ln: OBRIEN,
        fbc: FBC,
        client_ip_address: "2001:448a:2020:1::7",
        client_user_agent: "Mozilla/5.0 (Linux; Android 15)",
        external_id: "17e792014690c8c5605520c48b388b4d49c2c45537bde215142bb61d293c3e1a",
        fbp: FBP,
        country: "79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621",
      },
      custom_data: { value: 150_000, currency: "IDR" },
    });
  });

  it("of a bare click has no key that it knows nothing for", ({ expect }) => {
    const event = makeEvent({ url: "https://link.brand.com/wa/promo" }, { visitorId: undefined });
    expect(Object.keys(buildPayload(event, { defaultCountry: "ID" }, NOW))).toEqual([
      "event_name",
      "event_time",
      "event_id",
      "action_source",
      "event_source_url",
      "user_data",
    ]);
    expect(buildPayload(event, { defaultCountry: "ID" }, NOW).user_data).toEqual({});
  });

  it("has empty facts no more than absent ones", ({ expect }) => {
    const facts = { ip: "", userAgent: " ", fbc: "", fbp: "", country: "", phone: "", email: "", name: "" };
    const event = makeEvent(
      { url: "https://a.test/", ...facts, custom: { currency: "" } },
      { visitorId: "" },
    );
    const built = buildPayload(event, { defaultCountry: "ID" }, NOW);
    expect(built.user_data).toEqual({});
    expect(built).not.toHaveProperty("custom_data");
  });

  it.for<[eventAt: number, eventTime: number]>([
    [NOW + 60_000, 1_795_000_000],
    [NOW, 1_795_000_000],
    [NOW - 1000, 1_794_999_999],
    [1_794_000_000_001, 1_794_000_000],
  ])("of %d has the time %d", ([eventAt, eventTime], { expect }) => {
    const event = makeEvent({ url: "https://a.test/" }, { eventAt });
    expect(buildPayload(event, { defaultCountry: "ID" }, NOW).event_time).toBe(eventTime);
  });
});

describe("customer data", () => {
  it.for<[facts: Partial<ConversionFacts>, key: MatchKey, value: string | undefined]>([
    [{ name: "정" }, "fn", "8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14"],
    [{ name: "Valéry" }, "fn", "08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"],
    [{ name: "Vale\u0301ry" }, "fn", "08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"],
    [{ name: "Mary" }, "ln", undefined],
    [{ name: "Mary Ann O\u2019Brien" }, "ln", OBRIEN],
    [{ phone: "0812-3456-7890" }, "ph", "dd752605096029a73495a91862983963e1947a834a4300808074185af10bb725"],
    [{ phone: "abc" }, "ph", undefined],
    [{ country: "UK" }, "country", "0b407281768f0e833afef47ed464b6571d01ca4d53c12ce5c51d1462f4ad6677"],
    [{ country: "XX" }, "country", undefined],
    [{ country: "T1" }, "country", undefined],
    [{ email: "john smith@gmail.com" }, "em", undefined],
    [{ email: OBRIEN }, "em", OBRIEN],
    [{ email: ` ${OBRIEN.toUpperCase()}\n` }, "em", OBRIEN],
    [{ phone: OBRIEN.toUpperCase() }, "ph", OBRIEN],
    [{ name: `${OBRIEN} ${OBRIEN.toUpperCase()}` }, "ln", OBRIEN],
    [{ country: OBRIEN }, "country", OBRIEN],
    [{ email: "0cc175b9c0f1b6a831c399e269772661" }, "em", undefined],
    [{ phone: "0CC175B9C0F1B6A831C399E269772661" }, "ph", undefined],
    [{ name: "0cc175b9c0f1b6a831c399e269772661" }, "fn", undefined],
    [{ email: "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855" }, "em", undefined],
    [{ ip: "10.0.0.1" }, "client_ip_address", undefined],
    [{ ip: "36.68.10.20" }, "client_ip_address", "36.68.10.20"],
    [{ userAgent: " Mozilla/5.0 \uD83D" }, "client_user_agent", "Mozilla/5.0 \uFFFD"],
    [{ fbc: "fb.2.1794999999123.aBcD%2BeF" }, "fbc", "fb.2.1794999999123.aBcD%2BeF"],
    [{ fbc: "fb.1.1794999999123.IwAR0.AQ" }, "fbc", "fb.1.1794999999123.IwAR0.AQ"],
    [{ fbc: "fb.1.1794999999123.IwAR0.AQQCAQMC" }, "fbc", "fb.1.1794999999123.IwAR0.AQQCAQMC"],
    [{ fbc: "fb.1.1794999999123.IwAR0.AQQ" }, "fbc", undefined],
    [{ fbc: "fb.1.1794999999123.a.b.c" }, "fbc", undefined],
    [{ fbc: "fb.1.1794999999123." }, "fbc", undefined],
    [{ fbc: "fb.1.IwAR0" }, "fbc", undefined],
    [{ fbc: "fb.x.1794999999123.IwAR0" }, "fbc", undefined],
    [{ fbc: "FB.1.1794999999123.IwAR0" }, "fbc", undefined],
    [{ fbc: " fb.1.1794999999123.IwAR0" }, "fbc", undefined],
    [{ fbc: "IwAR0" }, "fbc", undefined],
    [{ fbc: "fb.1.1794999999.IwAR0" }, "fbc", undefined],
    [{ fbc: "fb.1.1794999999123.john%40gmail.co" }, "fbc", undefined],
    [{ fbc: "fb.1.1795999999123.IwAR0.AQ" }, "fbc", `fb.1.${NOW - 1000}.IwAR0.AQ`],
    [{ fbp: "fb.1.1795999999123.1098115397" }, "fbp", `fb.1.${NOW - 1000}.1098115397`],
    [{ fbp: "fb.1.1794999999123.hello" }, "fbp", undefined],
    [{ fbp: "fb.1.1794999999123.john@gmail.co" }, "fbp", undefined],
    [{ fbp: "fb.1.1794999999123" }, "fbp", undefined],
    [{ fbp: "" }, "fbp", undefined],
  ])("of %j has %s %j", ([facts, key, value], { expect }) => {
    expect(build(facts).user_data[key]).toBe(value);
  });
});

describe("the address of an event", () => {
  it.for<[url: string, sent: string | undefined]>([
    [
      "https://link.brand.com/wa/promo?utm_source=a%20b&gclid=AbC%2B&fbclid=X",
      "https://link.brand.com/wa/promo?utm_source=a%20b&gclid=AbC%2B&fbclid=X",
    ],
    [
      "https://link.brand.com/wa/promo?name=Budi&utm_source=ig&phone=0812&email=a%40b.co&k_budget=5#budi",
      "https://link.brand.com/wa/promo?utm_source=ig",
    ],
    ["https://budi:secret@link.brand.com/wa/promo", "https://link.brand.com/wa/promo"],
    ["https://link.brand.com/wa/promo?k_name=Budi", "https://link.brand.com/wa/promo"],
    ["http://127.0.0.1:8787/wa/promo", "http://127.0.0.1:8787/wa/promo"],
    ["javascript:alert(1)", undefined],
    ["whatsapp://send?phone=62812", undefined],
    ["/wa/promo", undefined],
    ["", undefined],
  ])("%j goes out as %j", ([url, sent], { expect }) => {
    expect(build({ url }).event_source_url).toBe(sent);
  });
});

describe("custom data", () => {
  it.for<[custom: ConversionFacts["custom"], sent: unknown]>([
    [
      { value: 0, currency: "IDR" },
      { value: 0, currency: "IDR" },
    ],
    [
      { value: 12.5, currency: " usd " },
      { value: 12.5, currency: "USD" },
    ],
    [{ value: 12.5 }, { value: 12.5 }],
    [{ value: -1, currency: "IDR" }, { currency: "IDR" }],
    [{ value: Number.NaN, currency: "rupiah" }, undefined],
    [{ value: Number.POSITIVE_INFINITY }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])("%j goes out as %j", ([custom, sent], { expect }) => {
    expect(build({ ...(custom && { custom }) }).custom_data).toEqual(sent);
  });
});

describe("limited data use", () => {
  it.for<[settings: PayloadSettings["limitedDataUse"], country: number, state: number]>([
    [{ country: 0, state: 0 }, 0, 0],
    [{ country: 1, state: 1000 }, 1, 1000],
    [{ country: 1, state: 1013 }, 1, 1013],
    [{ country: 1, state: 1014 }, 0, 0],
  ])("%j stands in each event as %d and %d", ([limitedDataUse, country, state], { expect }) => {
    expect(build({ ip: "114.10.7.7" }, { defaultCountry: "ID", limitedDataUse })).toMatchObject({
      data_processing_options: ["LDU"],
      data_processing_options_country: country,
      data_processing_options_state: state,
    });
  });

  it("that Meta shall place needs an address, and without one is that of the strictest state", ({
    expect,
  }) => {
    const limitedDataUse = { country: 0, state: 0 };
    expect(build({}, { defaultCountry: "ID", limitedDataUse })).toMatchObject({
      data_processing_options_country: 1,
      data_processing_options_state: 1000,
    });
  });

  it("that is off is not mentioned", ({ expect }) => {
    expect(JSON.stringify(build({}))).not.toContain("data_processing");
  });
});

describe("whatever the facts are", () => {
  const word = fc.string({
    unit: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz")),
    minLength: 8,
    maxLength: 12,
  });
  const person = fc.record({
    email: word.map((word) => `${word}@brand.co.id`),
    phone: fc.integer({ min: 10_000_000, max: 99_999_999 }).map((digits) => `0812${digits}`),
    name: fc.tuple(word, word).map(([first, last]) => `${first} ${last}`),
  });

  const key = fc.constantFrom(...UTM_NAMES, ...CLICK_ID_NAMES, "k_name", "phone");
  const times = fc.nat({ max: 3 });
  const encode = (text: string, times: number): string =>
    times === 0 ? text : encode(encodeURIComponent(text), times - 1);

  it("neither e-mail address nor phone number nor name goes out as it is", ({ expect }) => {
    fc.assert(
      fc.property(person, key, times, ({ email, phone, name }, key, times) => {
        const utm = `utm_source=${encode(`lead ${email}`, times)}&${key}=${encode(phone, times)}`;
        const url = `https://link.brand.com/wa/promo?name=${name}&${utm}&email=${email}&k_phone=${phone}`;
        const userAgent = `Mozilla/5.0 ${encode(email, times)}`;
        const sent = JSON.stringify(build({ url, userAgent, email, phone, name })).toLowerCase();
        for (const raw of [email, email.split("@", 1)[0], phone, phone.slice(1), ...name.split(" ")])
          expect(sent).not.toContain(raw);
      }),
    );
  });

  it("nothing is empty, and the hash of nothing never goes out", ({ expect }) => {
    const text = fc.option(fc.string({ unit: "binary", maxLength: 20 }), { nil: undefined });
    const facts = fc.record({
      url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
      ...{ ip: fc.oneof(fc.ipV4(), fc.ipV6(), text), userAgent: text, fbc: text, fbp: text },
      ...{ country: text, phone: text, email: text, name: text },
    });
    fc.assert(
      fc.property(facts, text, ({ url, ...rest }, visitorId) => {
        const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
        const event = makeEvent({ url, ...known }, { visitorId });
        const { user_data: userData } = buildPayload(event, { defaultCountry: "ID" }, NOW);
        expect(JSON.stringify(userData)).not.toContain("e3b0c442");
        expect(Object.values(userData).filter((value) => value.trim() === "")).toEqual([]);
        for (const key of ["em", "ph", "fn", "ln", "external_id", "country"] as const)
          expect(userData[key] ?? "0".repeat(64)).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 500 },
    );
  });
});

function build(facts: Partial<ConversionFacts>, settings: PayloadSettings = { defaultCountry: "ID" }) {
  return buildPayload(makeEvent({ url: "https://link.brand.com/wa/promo", ...facts }), settings, NOW);
}

function makeEvent(facts: ConversionFacts, more: Partial<OutgoingEvent> = {}): OutgoingEvent {
  return {
    eventId: "cev_1",
    eventName: "Lead",
    eventAt: NOW - 1000,
    visitorId: "vis_01k9zq3v5xabcdefghjkmnpqrs",
    facts,
    ...more,
  };
}
