import type { Lead } from "@rotator/shared/contract/leads";

const VISITORS_SHOWN = 20;

/** What lists show of a lead `l`, with the names of what it names and its visitors. */
export const SHOWN_LEAD = `
l.id, l.version, l.tab, l.name, l.phone, l.email, l.status, l.source,
l.value_amount AS valueAmount, l.value_currency AS valueCurrency,
l.rotator_id AS rotatorId, (SELECT name FROM rotators WHERE id = l.rotator_id) AS rotatorName,
l.agent_id AS agentId, (SELECT name FROM agents WHERE id = l.agent_id) AS agentName,
l.created_at AS createdAt, l.updated_at AS updatedAt, l.last_activity_at AS lastActivityAt, l.deleted_at AS deletedAt,
(SELECT json_group_array(json_object('code', v.code, 'clicks', v.clicks, 'lastClickAt', v.last_click_at,
    'firstAd', json(v.first_ad), 'firstAdAt', v.first_ad_at,
    'lastAd', json(coalesce(v.last_ad, v.first_ad)), 'lastAdAt', coalesce(v.last_ad_at, v.first_ad_at)))
 FROM (SELECT * FROM visitors WHERE lead_id = l.id ORDER BY last_click_at DESC LIMIT ${VISITORS_SHOWN}) AS v) AS visitors`;

export interface LeadRow
  extends
    Omit<Lead, "value" | "codes" | "clicks" | "firstAd" | "lastAd" | "lastClickAt">,
    Record<string, unknown> {
  valueAmount: number | null;
  valueCurrency: string | null;
  visitors: string;
}

interface ShownVisitor {
  code: string;
  clicks: number;
  lastClickAt: number;
  firstAd: Record<string, string> | null;
  firstAdAt: number | null;
  lastAd: Record<string, string> | null;
  lastAdAt: number | null;
}

export function readLead({ valueAmount, valueCurrency, visitors: json, ...row }: LeadRow): Lead {
  const visitors: ShownVisitor[] = JSON.parse(json);
  const withAd = visitors.filter(({ firstAd }) => firstAd !== null);
  const byFirst = withAd.toSorted((one, other) => (one.firstAdAt ?? 0) - (other.firstAdAt ?? 0));
  const byLast = withAd.toSorted((one, other) => (other.lastAdAt ?? 0) - (one.lastAdAt ?? 0));
  return {
    ...row,
    value:
      valueAmount === null || valueCurrency === null
        ? null
        : { amount: valueAmount, currency: valueCurrency },
    codes: visitors.map(({ code }) => code),
    clicks: visitors.reduce((total, { clicks }) => total + clicks, 0),
    firstAd: byFirst[0]?.firstAd ?? null,
    lastAd: byLast[0]?.lastAd ?? null,
    lastClickAt: visitors[0]?.lastClickAt ?? null,
  };
}
