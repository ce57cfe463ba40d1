import { CLICK_ID_NAMES, type RecordedClick } from "@rotator/shared/core/click";
import { UTM_NAMES, type ClickParameters } from "@rotator/shared/core/click-parameters";
import { readFbp } from "@rotator/shared/core/meta-cookies";
import type { ConversionFacts } from "./conversion-facts.ts";
import { hideEmails, isPersonal, isPersonalClickId } from "./personal-data.ts";

/** What a click tells of who did it; nothing of what the visitor typed, and no parameter but those of ads. */
export function makeClickFacts(click: RecordedClick, parameters: ClickParameters): ConversionFacts {
  const clickIds = readClickIds(parameters);
  const fbp = readFbp(click.fbp, click.at);
  return {
    url: writeEventUrl(click.url, parameters),
    ...(click.ip && { ip: click.ip }),
    ...(click.userAgent && { userAgent: hideEmails(click.userAgent) }),
    ...(fbp !== undefined && { fbp }),
    ...(click.country && { country: click.country }),
    ...(Object.keys(clickIds).length > 0 && { clickIds }),
  };
}

function readClickIds({ known }: ClickParameters): Record<string, string> {
  const clickIds: Record<string, string> = {};
  for (const name of CLICK_ID_NAMES) {
    const value = known.get(name);
    // Meta's stands complete in fbc.
    if (value !== undefined && name !== "fbclid" && !isPersonalClickId(value)) clickIds[name] = value;
  }
  return clickIds;
}

/** Domain, path, UTM and click ids: what Meta may read of an address. Landing pages put people into these too. */
export function writeEventUrl(url: string, { known }: ClickParameters): string {
  const query = new URLSearchParams();
  for (const name of UTM_NAMES) {
    const value = known.get(name);
    if (value !== undefined && !isPersonal(value)) query.set(name, value);
  }
  for (const name of CLICK_ID_NAMES) {
    const value = known.get(name);
    if (value !== undefined && !isPersonalClickId(value)) query.set(name, value);
  }
  const text = query.toString();
  const [address = ""] = url.split(/[?#]/, 1);
  return text === "" ? address : `${address}?${text}`;
}
