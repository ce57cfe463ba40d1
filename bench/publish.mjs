import { DEFAULT_QUIET_COUNTRIES } from "../shared/src/core/country-groups.ts";

export const HOST = "link.brand.com";
const DOMAIN_ID = "dom_00000000000000000000000000";
/** As a deployment has it that said who it is. */
const SITE = {
  name: "Toko Ayu",
  colour: "#0b7a52",
  textColour: "#ffffff",
  logo: "0123456789abcdef",
  language: "visitor",
  responsible: { name: "PT Ayu Jaya", address: "Jl. Mawar 1, Bandung", link: "https://brand.com/privasi" },
};

/** A published rotator with one member a weight. */
export function makeCopy({ slug, number, weights, ...rest }) {
  return {
    v: 1,
    id: `rot_${String(number).padStart(26, "0")}`,
    version: 1,
    rosterVersion: 1,
    addresses: [`${HOST}/${slug}`],
    name: slug,
    status: "active",
    method: new Set(weights).size === 1 ? "round_robin" : "weighted",
    members: weights.map((weight, position) => ({
      id: makeAgentId(position),
      name: `CS ${position + 1}`,
      phone: `62812345678${position}`,
      weight,
      state: "active",
    })),
    heirs: {},
    messageTemplate: "Halo {{name|Kak}}, saya mau tanya promo {{utm_campaign}}.\n(Ref: {{code}})",
    chatLink: "wa.me",
    deeplink: false,
    sticky: { enabled: true, days: 90, cover: "return" },
    fallbackPhone: null,
    consent: {
      rule: "assumed",
      formCountries: [],
      honourGpc: true,
      quietCountries: [...DEFAULT_QUIET_COUNTRIES],
    },
    metaCookies: null,
    site: SITE,
    ...rest,
  };
}

export function makeAgentId(position) {
  return `agt_${String(position).padStart(26, "0")}`;
}

/** A newer copy in which one member is off. */
export function switchOff(copy, position) {
  const members = copy.members.map((member, i) => (i === position ? { ...member, state: "off" } : member));
  return { ...copy, version: copy.version + 1, rosterVersion: copy.rosterVersion + 1, members };
}

/** D1, which is the truth, then KV. */
export async function publish({ database, links }, copy) {
  await publishToD1(database, copy);
  for (const address of copy.addresses) await links.put(`link:${address}`, JSON.stringify(copy));
}

export async function publishToD1(database, copy) {
  const domain = database
    .prepare("INSERT OR IGNORE INTO domains (id, host, created_at, updated_at) VALUES (?1, ?2, 0, 0)")
    .bind(DOMAIN_ID, HOST);
  const rotator = database
    .prepare(
      "INSERT OR IGNORE INTO rotators (id, domain_id, slug, name, message_template, created_at, updated_at) VALUES (?1, ?2, ?3, ?3, ?4, 0, 0)",
    )
    .bind(copy.id, DOMAIN_ID, copy.name, copy.messageTemplate);
  const copies = copy.addresses.map((address) =>
    database
      .prepare(
        "INSERT OR REPLACE INTO published_rotators (address, rotator_id, version, body, unpublished) VALUES (?1, ?2, ?3, ?4, 0)",
      )
      .bind(address, copy.id, copy.version, JSON.stringify(copy)),
  );
  await database.batch([domain, rotator, ...copies]);
}
