import { CLICK_ID_NAMES } from "@rotator/shared/core/click";

const CARRIED = [
  "utm_\\w+",
  ...CLICK_ID_NAMES,
  "campaign_id",
  "adset_id",
  "ad_id",
  "site_source_name",
  "placement",
];

/**
 * For a page that ads lead to: a button to this link, and a script that hands the page's UTM and click ids on
 * when somebody presses it. Other pages of the same visit remember them. Nothing else of the address is handed on.
 */
export function writeLandingCode(link: string, label: string): string {
  return `<a href="${link}">${escapeText(label)}</a>
<script>
${writeScript(link)}
</script>`;
}

export function writeScript(link: string): string {
  return `(function (l, k, s) {
  s = new URLSearchParams(location.search)
  s.forEach(function (v, n, o) { ${"/^(" + CARRIED.join("|") + ")$/"}.test(n) && v && (k[n] = v) })
  try {
    if (Object.keys(k).length) sessionStorage.waRotator = JSON.stringify(k)
    else k = JSON.parse(sessionStorage.waRotator || "{}")
  } catch (e) {}
  ;["pointerdown", "click"].forEach(function (t) {
    addEventListener(t, function (e) {
      var a = e.target.closest && e.target.closest("a"), u
      if (!a || a.href.split(/[?#]/)[0] !== l) return
      u = new URL(a.href)
      for (var n in k) u.searchParams.has(n) || u.searchParams.set(n, k[n])
      a.href = u
    }, true)
  })
})(${JSON.stringify(link)}, {})`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
