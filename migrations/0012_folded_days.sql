-- Days of the deployment's zone that are over and counted: reports read what the day counts to instead of its rows.
CREATE TABLE folded_days (
  -- clicks, people, leads or contacts
  part TEXT NOT NULL,
  -- As the ids that were made then go on after their prefix; the end is not part of the day.
  to_time TEXT NOT NULL,
  from_time TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  -- Its rows have changed since: they are read themselves until the day is counted again.
  stale INTEGER NOT NULL DEFAULT 0,
  -- Retention may have taken some of its rows: it stays as it was counted.
  final INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (part, to_time)
) WITHOUT ROWID;
CREATE INDEX folded_days_stale ON folded_days (to_time) WHERE stale = 1;
CREATE INDEX folded_days_open ON folded_days (part, from_time) WHERE final = 0;

-- click_stats by the day.
CREATE TABLE click_days (
  from_time TEXT NOT NULL,
  rotator_id TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  choice TEXT NOT NULL,
  clicks INTEGER NOT NULL,
  PRIMARY KEY (from_time, rotator_id, agent_id, verdict, choice)
) WITHOUT ROWID;

-- Clicks of people on all links, by the quarters of an hour of a day.
CREATE TABLE click_quarters (
  from_time TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  clicks INTEGER NOT NULL,
  PRIMARY KEY (from_time, bucket)
) WITHOUT ROWID;

-- What addresses of ads said of them, once each: days count by their numbers.
CREATE TABLE ads (
  id INTEGER PRIMARY KEY,
  -- JSON array; '' where nothing was said.
  ad TEXT NOT NULL UNIQUE
);

-- Visitors who came first on the day, by the ad that brought them first.
CREATE TABLE ad_people (
  from_time TEXT NOT NULL,
  ad_id INTEGER NOT NULL,
  last_visitor_id TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (from_time, ad_id)
) WITHOUT ROWID;

-- Leads with contact that began on the day, by the same.
CREATE TABLE ad_contacts (
  from_time TEXT NOT NULL,
  ad_id INTEGER NOT NULL,
  with_contact INTEGER NOT NULL,
  chats INTEGER NOT NULL,
  qualified INTEGER NOT NULL,
  won INTEGER NOT NULL,
  -- JSON array of [currency, amount] of each that was won.
  won_values TEXT NOT NULL,
  PRIMARY KEY (from_time, ad_id)
) WITHOUT ROWID;

-- All leads that began on the day, and those of them with contact.
CREATE TABLE lead_days (
  from_time TEXT NOT NULL,
  rotator_id TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  leads INTEGER NOT NULL,
  PRIMARY KEY (from_time, rotator_id, agent_id)
) WITHOUT ROWID;
CREATE TABLE contact_days (
  from_time TEXT NOT NULL,
  rotator_id TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  status TEXT NOT NULL,
  leads INTEGER NOT NULL,
  PRIMARY KEY (from_time, rotator_id, agent_id, status)
) WITHOUT ROWID;

-- A rotator's refused events are few, and so are those that are open: what is left was accepted.
CREATE INDEX conversion_events_refused ON conversion_events (rotator_id, id) WHERE status = 'rejected';

-- Whoever changes a visitor or a lead, the day that counts it hears of it.
-- On one line each: not everything that splits a migration into statements knows triggers.
CREATE TRIGGER visitors_unfold_new AFTER INSERT ON visitors BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'people' AND to_time > substr(NEW.id, 5, 10) AND from_time <= substr(NEW.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER visitors_unfold_new_contact AFTER INSERT ON visitors BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'contacts' AND to_time > substr(NEW.lead_id, 5, 10) AND from_time <= substr(NEW.lead_id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER visitors_unfold AFTER UPDATE OF first_ad, clicks ON visitors WHEN OLD.first_ad IS NOT NEW.first_ad OR (OLD.clicks > 0) <> (NEW.clicks > 0) BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'people' AND to_time > substr(NEW.id, 5, 10) AND from_time <= substr(NEW.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER visitors_unfold_contact AFTER UPDATE OF first_ad, lead_id ON visitors WHEN OLD.first_ad IS NOT NEW.first_ad OR OLD.lead_id IS NOT NEW.lead_id BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'contacts' AND to_time > substr(NEW.lead_id, 5, 10) AND from_time <= substr(NEW.lead_id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER visitors_unfold_left_contact AFTER UPDATE OF lead_id ON visitors WHEN OLD.lead_id IS NOT NEW.lead_id BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'contacts' AND to_time > substr(OLD.lead_id, 5, 10) AND from_time <= substr(OLD.lead_id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER visitors_unfold_old AFTER DELETE ON visitors BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'people' AND to_time > substr(OLD.id, 5, 10) AND from_time <= substr(OLD.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER leads_unfold_new AFTER INSERT ON leads BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'leads' AND to_time > substr(NEW.id, 5, 10) AND from_time <= substr(NEW.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER leads_unfold_new_contact AFTER INSERT ON leads WHEN NEW.tab = 'contact' BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'contacts' AND to_time > substr(NEW.id, 5, 10) AND from_time <= substr(NEW.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER leads_unfold AFTER UPDATE OF agent_id, rotator_id, deleted_at ON leads WHEN OLD.agent_id IS NOT NEW.agent_id OR OLD.rotator_id IS NOT NEW.rotator_id OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'leads' AND to_time > substr(NEW.id, 5, 10) AND from_time <= substr(NEW.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER leads_unfold_contact AFTER UPDATE OF name, phone, email, status, value_amount, value_currency, deleted_at, agent_id, rotator_id ON leads WHEN (OLD.tab = 'contact' OR NEW.tab = 'contact') AND (OLD.tab <> NEW.tab OR OLD.status <> NEW.status OR OLD.agent_id IS NOT NEW.agent_id OR OLD.rotator_id IS NOT NEW.rotator_id OR OLD.value_amount IS NOT NEW.value_amount OR OLD.value_currency IS NOT NEW.value_currency) BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'contacts' AND to_time > substr(NEW.id, 5, 10) AND from_time <= substr(NEW.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER leads_unfold_old AFTER DELETE ON leads BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'leads' AND to_time > substr(OLD.id, 5, 10) AND from_time <= substr(OLD.id, 5, 10) AND stale = 0 AND final = 0; END;
CREATE TRIGGER leads_unfold_old_contact AFTER DELETE ON leads WHEN OLD.tab = 'contact' BEGIN UPDATE folded_days SET stale = 1 WHERE part = 'contacts' AND to_time > substr(OLD.id, 5, 10) AND from_time <= substr(OLD.id, 5, 10) AND stale = 0 AND final = 0; END;
