import { CLICK_ID_NAMES, type RecordedClick } from "@rotator/shared/core/click";
import { UTM_NAMES, type ClickParameters } from "@rotator/shared/core/click-parameters";
import type { ConversionFacts } from "./conversion-facts.ts";

const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/;
// As it is dialled: at home or from abroad. Ids of campaigns are longer.
const PHONE = /^(?:\+|00)\d{8,15}$|^(?:0|62)\d{8,12}$/;
const PHONE_PUNCTUATION = /[\s().-]/g;

/** What a click tells of who did it; nothing of what the visitor typed, and no parameter but those of ads. */
export function makeClickFacts(click: RecordedClick, parameters: ClickParameters): ConversionFacts {
  const clickIds = readClickIds(parameters);
  return {
    url: writeEventUrl(click.url, parameters),
    ...(click.ip && { ip: click.ip }),
    ...(click.userAgent && { userAgent: click.userAgent }),
    ...(click.fbp && { fbp: click.fbp }),
    ...(click.country && { country: click.country }),
    ...(Object.keys(clickIds).length > 0 && { clickIds }),
  };
}

function readClickIds({ known }: ClickParameters): Record<string, string> {
  const clickIds: Record<string, string> = {};
  for (const name of CLICK_ID_NAMES) {
    const value = known.get(name);
    // Meta's stands complete in fbc.
    if (value !== undefined && name !== "fbclid") clickIds[name] = value;
  }
  return clickIds;
}

/** Domain, path, UTM and click ids: what Meta may read of an address. */
export function writeEventUrl(url: string, { known }: ClickParameters): string {
  const query = new URLSearchParams();
  for (const name of UTM_NAMES) {
    const value = known.get(name);
    if (value !== undefined && !isPersonal(value)) query.set(name, value);
  }
  for (const name of CLICK_ID_NAMES) {
    const value = known.get(name);
    if (value !== undefined && !EMAIL.test(value)) query.set(name, value);
  }
  const text = query.toString();
  const [address = ""] = url.split(/[?#]/, 1);
  return text === "" ? address : `${address}?${text}`;
}

/** Landing pages put people into UTM parameters too. */
function isPersonal(value: string): boolean {
  return EMAIL.test(value) || PHONE.test(value.replace(PHONE_PUNCTUATION, ""));
}
