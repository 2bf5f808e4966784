-- Membership as a history: every entry, transfer, retention and leaving of a member is a row.

-- was_state, from_org: before the change; state, org_id: after it. The change holds from the day
-- `since` to the day before `until` ("9999-12-31" while it is the last one). A voided row has no
-- state and counts nowhere. These six are reckoned from the other columns of all the member's rows.
-- Officers come with the next step; both run as one.
CREATE TABLE "member_events" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "member_id"     INTEGER REFERENCES "members" (id),
  "event"         TEXT,
  "date"          TEXT,
  "reason"        TEXT,
  "to_org"        INTEGER REFERENCES "orgs" (id),
  "to_unit"       INTEGER REFERENCES "units" (id),
  "other_union"   TEXT,
  "opening_state" TEXT,
  "return_date"   TEXT,
  "handled_by"    INTEGER REFERENCES "officers" (id),
  "approved_by"   INTEGER REFERENCES "officers" (id),
  "papers"        TEXT,
  "card_taken"    INTEGER,
  "memo"          TEXT,
  "voided"        TEXT,
  "void_reason"   TEXT,
  "was_state"     TEXT,
  "from_org"      INTEGER REFERENCES "orgs" (id),
  "state"         TEXT,
  "org_id"        INTEGER REFERENCES "orgs" (id),
  "since"         TEXT,
  "until"         TEXT
) STRICT;

CREATE INDEX member_events_member ON "member_events" (member_id) WHERE deleted = 0;
-- The roster of any day, by organisation.
CREATE INDEX member_events_roster ON "member_events" (org_id, since, until, member_id)
  WHERE deleted = 0 AND state = 'A';
-- What changed in a month.
CREATE INDEX member_events_changes ON "member_events" (since, was_state, from_org, state, org_id)
  WHERE deleted = 0 AND state IS NOT NULL;

-- How many more (or fewer) members in state A each organisation had at the end of a month than at
-- its beginning. Adding up the months answers "how many on that day" at once, also for millions of
-- changes. Kept by the triggers below, proved against the rows by `check`.
CREATE TABLE member_balance (
  org_id INTEGER NOT NULL, -- 0: no organisation
  month  TEXT    NOT NULL, -- YYYY-MM
  change INTEGER NOT NULL,
  PRIMARY KEY (org_id, month)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER member_events_gained AFTER INSERT ON "member_events"
WHEN NEW.deleted = 0 AND NEW.state = 'A'
BEGIN
  INSERT INTO member_balance (org_id, month, change)
    VALUES (coalesce (NEW.org_id, 0), substr (NEW.since, 1, 7), 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;
CREATE TRIGGER member_events_lost AFTER INSERT ON "member_events"
WHEN NEW.deleted = 0 AND NEW.state IS NOT NULL AND NEW.was_state = 'A'
BEGIN
  INSERT INTO member_balance (org_id, month, change)
    VALUES (coalesce (NEW.from_org, 0), substr (NEW.since, 1, 7), -1)
    ON CONFLICT DO UPDATE SET change = change - 1;
END;

-- A changed row takes back what it said before and says it anew.
CREATE TRIGGER member_events_gain_taken AFTER UPDATE OF deleted, was_state, from_org, state, org_id, since ON "member_events"
WHEN OLD.deleted = 0 AND OLD.state = 'A'
BEGIN
  INSERT INTO member_balance (org_id, month, change)
    VALUES (coalesce (OLD.org_id, 0), substr (OLD.since, 1, 7), -1)
    ON CONFLICT DO UPDATE SET change = change - 1;
END;
CREATE TRIGGER member_events_loss_taken AFTER UPDATE OF deleted, was_state, from_org, state, org_id, since ON "member_events"
WHEN OLD.deleted = 0 AND OLD.state IS NOT NULL AND OLD.was_state = 'A'
BEGIN
  INSERT INTO member_balance (org_id, month, change)
    VALUES (coalesce (OLD.from_org, 0), substr (OLD.since, 1, 7), 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;
CREATE TRIGGER member_events_gain_given AFTER UPDATE OF deleted, was_state, from_org, state, org_id, since ON "member_events"
WHEN NEW.deleted = 0 AND NEW.state = 'A'
BEGIN
  INSERT INTO member_balance (org_id, month, change)
    VALUES (coalesce (NEW.org_id, 0), substr (NEW.since, 1, 7), 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;
CREATE TRIGGER member_events_loss_given AFTER UPDATE OF deleted, was_state, from_org, state, org_id, since ON "member_events"
WHEN NEW.deleted = 0 AND NEW.state IS NOT NULL AND NEW.was_state = 'A'
BEGIN
  INSERT INTO member_balance (org_id, month, change)
    VALUES (coalesce (NEW.from_org, 0), substr (NEW.since, 1, 7), -1)
    ON CONFLICT DO UPDATE SET change = change - 1;
END;
