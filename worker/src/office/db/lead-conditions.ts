/** More than a click: somebody gave it a name, a phone, an email or another status. Of a row of leads named `l`. */
export const WITH_CONTACT = `(l.phone IS NOT NULL OR l.email IS NOT NULL OR l.status <> 'new'
  OR l.name <> 'Visitor ' || upper(substr(l.id, 15, 8)))`;

export const CONTACTED = "l.status <> 'new'";

export const QUALIFIED = "l.status IN ('qualified', 'hot', 'proposal', 'negotiation', 'invoice', 'won')";

export const WON = "l.status = 'won'";
