-- In the currency's own unit: rupiah, not sen; dollars, with cents after the point.
ALTER TABLE leads ADD COLUMN value_amount REAL;
ALTER TABLE leads ADD COLUMN value_currency TEXT;
-- Set while it can be had back; it is in no list but that of the deleted.
ALTER TABLE leads ADD COLUMN deleted_at INTEGER;
-- Each lead is in one list. Those of 'clicked' have no index of their own: nearly all leads are among them, and each would cost a row written a click.
ALTER TABLE leads ADD COLUMN tab TEXT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN phone IS NOT NULL OR email IS NOT NULL OR status <> 'new' OR NOT (name GLOB 'Visitor [0-9A-Z]*' AND length(name) = 16) THEN 'contact' ELSE 'clicked' END) VIRTUAL;
CREATE INDEX leads_contact ON leads (id) WHERE tab = 'contact';
CREATE INDEX leads_contact_status ON leads (status, id) WHERE tab = 'contact';
CREATE INDEX leads_contact_agent ON leads (agent_id, id) WHERE tab = 'contact';
CREATE INDEX leads_contact_name ON leads (name COLLATE NOCASE, id) WHERE tab = 'contact';
CREATE INDEX leads_deleted ON leads (id) WHERE tab = 'deleted';
-- It counts the leads of a rotator too, at no row more.
DROP INDEX leads_agent;
CREATE INDEX leads_agent ON leads (agent_id, id, rotator_id);
