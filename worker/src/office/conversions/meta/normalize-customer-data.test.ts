import { normalizePhone } from "../../normalize-phone.ts";
import fc from "fast-check";
import { describe, it } from "vitest";
import {
  normalizeCountry,
  normalizeEmail,
  normalizeExternalId,
  normalizeName,
  splitName,
} from "./normalize-customer-data.ts";

describe("an e-mail address", () => {
  it.for<[typed: string, normal: string | undefined]>([
    ["John_Smith@gmail.com", "john_smith@gmail.com"],
    ["  John_Smith@gmail.com\t\n", "john_smith@gmail.com"],
    ["\u00A0budi@brand.co.id\uFEFF", "budi@brand.co.id"],
    ["john.smith+promo@gmail.com", "john.smith+promo@gmail.com"],
    ["o'brien@brand.com", "o'brien@brand.com"],
    ["Vale\u0301ry@brand.com", "val\u00E9ry@brand.com"],
    ["用户@例子.中国", "用户@例子.中国"],
    ["", undefined],
    ["   ", undefined],
    ["budi", undefined],
    ["@brand.com", undefined],
    ["budi@", undefined],
    ["budi@brand", undefined],
    ["budi@brand.", undefined],
    ["budi@@brand.com", undefined],
    ["john smith@brand.com", undefined],
    ["john..smith@brand.com", undefined],
    ["john@brand..com", undefined],
    ["john\u200B@brand.com", undefined],
    ["\u200Bjohn@brand.com", undefined],
    ["john\u0000@brand.com", undefined],
    ["john@brand.com, budi@brand.com", undefined],
    ["<john@brand.com>", undefined],
    ["mailto:john@brand.com", undefined],
    [`${"a".repeat(250)}@b.co`, undefined],
  ])("%j becomes %j", ([typed, normal], { expect }) => {
    expect(normalizeEmail(typed)).toBe(normal);
  });
});

describe("a phone number", () => {
  it.for<[typed: string, country: string, normal: string | undefined]>([
    ["(650)555-1212", "US", "+16505551212"],
    ["1(650)555-1212", "US", "+16505551212"],
    ["+1.650.555.1212", "ID", "+16505551212"],
    ["16505551212", "ID", "+16505551212"],
    ["0812-3456-7890", "ID", "+6281234567890"],
    ["0812/3456:7890", "ID", "+6281234567890"],
    ["(0)812-3456-7890", "ID", "+6281234567890"],
    ["81234567890", "ID", "+6281234567890"],
    ["+81234567890", "ID", "+81234567890"],
    ["+62 (0)812-3456-7890", "ID", "+6281234567890"],
    ["+62 0812 3456 7890", "ID", "+6281234567890"],
    ["+62 0812 3456 7890", "US", "+6281234567890"],
    ["(+62) 812-3456-7890", "US", "+6281234567890"],
    ["+ 62 812 3456 7890", "US", "+6281234567890"],
    ["6281234567890", "ID", "+6281234567890"],
    ["6281234567890", "US", "+6281234567890"],
    ["62081234567890", "ID", "+6281234567890"],
    ["62081234567890", "US", "+6281234567890"],
    ["006281234567890", "ID", "+6281234567890"],
    ["0062 (0)812 3456 7890", "ID", "+6281234567890"],
    ["00 65 9123 4567", "ID", "+6591234567"],
    ["+6591234567", "ID", "+6591234567"],
    ["+0812 3456 7890", "ID", "+6281234567890"],
    ["0011 62 812 3456 7890", "AU", "+6281234567890"],
    ["021 5551234", "ID", "+62215551234"],
    ["06 6982 1234", "IT", "+390669821234"],
    ["+39 06 6982 1234", "ID", "+390669821234"],
    ["390669821234", "IT", "+390669821234"],
    ["347 1234567", "IT", "+393471234567"],
    ["8 (912) 345-67-89", "RU", "+79123456789"],
    ["+7 8 912 345 67 89", "ID", "+79123456789"],
    ["8 701 123 45 67", "KZ", "+77011234567"],
    ["+44 (0)20 7946 0958", "ID", "+442079460958"],
    ["11 99999-9999", "BR", "+5511999999999"],
    ["0812\u00A03456\u00A07890", "ID", "+6281234567890"],
    ["0812–3456–7890", "ID", "+6281234567890"],
    ["0812\u20113456\u20117890", "ID", "+6281234567890"],
    ["\u202A+62 812\u200B3456 7890\u202C", "US", "+6281234567890"],
    ["０８１２－３４５６－７８９０", "ID", "+6281234567890"],
    ["＋６２８１２３４５６７８９０", "US", "+6281234567890"],
    ["٠٨١٢٣٤٥٦٧٨٩٠", "ID", "+6281234567890"],
    ["۰۸۱۲۳۴۵۶۷۸۹۰", "ID", "+6281234567890"],
    ["०८१२३४५६७८९०", "ID", "+6281234567890"],
    ["WA: 0812 3456 7890 (Budi)", "ID", "+6281234567890"],
    ["tel:+62-812-3456-7890", "US", "+6281234567890"],
    ["0812 3456 7890 ext 5", "ID", "+6281234567890"],
    ["0812 3456 7890 x12", "ID", "+6281234567890"],
    ["+62 812 3456 7890", "", "+6281234567890"],
    ["+62 812 3456 7890", "XX", "+6281234567890"],
    ["0812 3456 7890", "", undefined],
    ["0812 3456 7890", "US", undefined],
    ["081234567890 / 081234567891", "ID", undefined],
    ["1-800-FLOWERS", "US", undefined],
    ["+1 (555) 123-4567", "ID", undefined],
    ["+999123456789", "ID", undefined],
    ["+49 2010 0000 0000 00", "ID", undefined],
    ["+98 9626", "ID", undefined],
    ["1500", "ID", undefined],
    ["112", "ID", undefined],
    ["abc", "ID", undefined],
    ["+", "ID", undefined],
    ["0", "ID", undefined],
    ["00", "ID", undefined],
    ["", "ID", undefined],
  ])("%j in %s becomes %j", ([typed, country, normal], { expect }) => {
    expect(normalizePhone(typed, country)).toBe(normal);
  });
});

describe("a name", () => {
  it.for<[typed: string, normal: string | undefined]>([
    ["Mary", "mary"],
    ["정", "정"],
    ["Valéry", "valéry"],
    ["Vale\u0301ry", "valéry"],
    ["O'Brien", "obrien"],
    ["O\u2019Brien", "obrien"],
    ["O\u02BCBrien", "obrien"],
    ["O`Brien", "obrien"],
    ["Jean-Luc", "jeanluc"],
    ["Mary Ann", "maryann"],
    [" \u00A0Mary\u200B\t", "mary"],
    ["e\u200B\u0301lan", "élan"],
    ["São", "são"],
    ["Москва", "москва"],
    ["東京", "東京"],
    ["İpek", "i\u0307pek"],
    ["Budi 😀", "budi"],
    ["budi88", "budi88"],
    ["12345", undefined],
    ["٣٤", undefined],
    ["...", undefined],
    ["😀", undefined],
    ["\uD83D", undefined],
    ["\u0301", undefined],
    ["", undefined],
  ])("%j becomes %j", ([typed, normal], { expect }) => {
    expect(normalizeName(typed)).toBe(normal);
  });

  it.for<[typed: string, first: string | undefined, last: string | undefined]>([
    ["Budi Santoso", "Budi", "Santoso"],
    ["  Budi\u00A0Agung \t Santoso ", "Budi", "Santoso"],
    ["Budi", "Budi", undefined],
    ["Budi 😀 2", "Budi", undefined],
    ["- Budi", "Budi", undefined],
    ["0812 3456", undefined, undefined],
    ["", undefined, undefined],
  ])("%j is %j and %j", ([typed, first, last], { expect }) => {
    expect(splitName(typed)).toEqual({ first, last });
  });
});

describe("a country", () => {
  it.for<[said: string, normal: string | undefined]>([
    ["ID", "id"],
    [" us ", "us"],
    ["GB", "gb"],
    ["UK", "gb"],
    ["XX", undefined],
    ["T1", undefined],
    ["ZZ", undefined],
    ["EU", undefined],
    ["SWE", undefined],
    ["Sweden", undefined],
    ["", undefined],
  ])("%j becomes %j", ([said, normal], { expect }) => {
    expect(normalizeCountry(said)).toBe(normal);
  });
});

describe("an id of ours", () => {
  it.for<[id: string, normal: string | undefined]>([
    ["vis_01k9zq3v5xabcdefghjkmnpqrs", "vis_01k9zq3v5xabcdefghjkmnpqrs"],
    [" Vis_ A\t1 ", "vis_a1"],
    [" ", undefined],
    ["", undefined],
  ])("%j becomes %j", ([id, normal], { expect }) => {
    expect(normalizeExternalId(id)).toBe(normal);
  });
});

describe("whatever is typed", () => {
  const digit = fc.constantFrom(...Array.from("0123456789０８٠٨۰۸०"));
  const separator = fc.constantFrom(
    " ",
    "-",
    "(",
    ")",
    ".",
    "/",
    "\u00A0",
    "–",
    "\u2011",
    "x",
    "ext",
    "+",
    ";",
  );
  const phoneLike = fc.array(fc.oneof({ weight: 4, arbitrary: digit }, separator), { maxLength: 24 });
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.array(fc.nat(0xffff), { maxLength: 10 }).map((units) => String.fromCharCode(...units)),
    phoneLike.map((parts) => parts.join("")),
    fc.emailAddress(),
  );
  const country = fc.constantFrom("ID", "US", "IT", "RU", "KZ", "JP", "BR", "", "XX", "__proto__");

  it.for([
    ["e-mail address", normalizeEmail],
    ["name", normalizeName],
    ["country", normalizeCountry],
    ["id", normalizeExternalId],
  ] as const)("is no empty %s, and the same when normalised again", ([, normalize], { expect }) => {
    const check = (text: string) => {
      const normal = normalize(text);
      if (normal === undefined) return;
      expect(normal).not.toBe("");
      expect(normalize(normal)).toBe(normal);
      expect(normal.normalize("NFC")).toBe(normal);
      expect(normal).not.toMatch(/[\s\p{Cs}]/u);
    };
    fc.assert(fc.property(typed, check), { numRuns: 2_000 });
  });

  it("is no name that changes when normalised again, for each letter of Unicode's first plane", ({
    expect,
  }) => {
    const changing: string[] = [];
    for (let codePoint = 0; codePoint < 0x10000; codePoint++) {
      const normal = normalizeName(`a${String.fromCodePoint(codePoint)}`);
      if (normal === undefined || normalizeName(normal) !== normal) changing.push(codePoint.toString(16));
    }
    expect(changing).toEqual([]);
  });

  it("is a phone number of digits after a plus or none, and the same when normalised again", ({ expect }) => {
    fc.assert(
      fc.property(typed, country, (text, country) => {
        const normal = normalizePhone(text, country);
        if (normal === undefined) return;
        expect(normal).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(normalizePhone(normal, country)).toBe(normal);
      }),
      { numRuns: 3_000 },
    );
  });
});
