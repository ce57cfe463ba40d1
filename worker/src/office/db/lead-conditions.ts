/** Of a row of leads named `l`. */
export const WITH_CONTACT = "l.tab = 'contact'";

export const CONTACTED = "l.status <> 'new'";

export const QUALIFIED = "l.status IN ('qualified', 'hot', 'proposal', 'negotiation', 'invoice', 'won')";

export const WON = "l.status = 'won'";
