import { request } from "node:http";
import { HOST, makeAgentId } from "./publish.mjs";

const USER_AGENT =
  "Mozilla/5.0 (Linux; Android 14; SM-A{device}E Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.107 Mobile Safari/537.36 Instagram 356.0.0.41.101 Android (34/14; 450dpi; 1080x2125; samsung; SM-A{device}E; a54x; s5e8835; in_ID; 662944163)";
const UTM =
  "utm_source=instagram&utm_medium=paid_social&utm_campaign=Promo+Akhir+Tahun+2026&utm_term=ibu%20muda%20jabodetabek&utm_content=video-testimoni-15s";
const FBCLID_CHARACTERS = 150;
const NUMBER = "{number}";
const NUMBER_DIGITS = 12;

/**
 * A tap on an ad in Instagram, as the text of its HTTP request. `{number}`, `{address}` and `{device}` stand for what
 * differs from visit to visit: the same click id or address again would be a double tap or a flood, and phones are of many kinds.
 */
export function writeVisit(slug, { cookie } = {}) {
  const clickId = `IwZXh0bgNhZW0${NUMBER}`;
  const padding = "A".repeat(FBCLID_CHARACTERS - clickId.length + NUMBER.length - NUMBER_DIGITS);
  return [
    `GET /wa/${slug}?${UTM}&fbclid=${clickId}${padding} HTTP/1.1`,
    `Host: ${HOST}`,
    `User-Agent: ${USER_AGENT}`,
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language: id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7",
    "Referer: https://l.instagram.com/",
    "CF-Connecting-IP: {address}",
    `MF-CF-Blob: ${JSON.stringify({ country: "ID", region: "West Java", city: "Bandung" })}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    "",
    "",
  ].join("\r\n");
}

/** The cookie of a visitor that belongs to the first agent since an hour. */
export function writeVisitorCookie(nowMs) {
  const agent = makeAgentId(0).slice("agt_".length);
  const clickedAt = Math.floor((nowMs - 3_600_000) / 1000).toString(36);
  return `wr=01kagq4x7n0000${NUMBER}.${agent}-${clickedAt}`;
}

/** The request of visit `number`, as visit.lua makes it too. */
export function fillVisit(text, number) {
  const address = `100.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  return text
    .replaceAll(NUMBER, String(number).padStart(NUMBER_DIGITS, "0"))
    .replaceAll("{address}", address)
    .replaceAll("{device}", String(number % 1000).padStart(3, "0"));
}

/** Sends one visit over a connection of its own; answers status and headers. */
export function sendVisit(url, text, number, agent = false) {
  const [head, ...lines] = fillVisit(text, number).trimEnd().split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  return new Promise((resolve, reject) => {
    request(`${url}${head.split(" ")[1]}`, { headers, agent }, (response) => {
      response.resume();
      response.on("end", () => resolve(response));
    })
      .on("error", reject)
      .end();
  });
}
