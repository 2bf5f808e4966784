-- Officers, consents, the lists a union may change, and the days off it enters itself.
-- The first four columns are those of 002-roster.sql.

-- Who holds which posts of which organisation, and what they may do. posts: codes joined by commas.
CREATE TABLE "officers" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "name"         TEXT,
  "org_id"       INTEGER REFERENCES "orgs" (id),
  "posts"        TEXT,
  "member_id"    INTEGER REFERENCES "members" (id),
  "gender"       TEXT,
  "mobile"       TEXT,
  "phone"        TEXT,
  "time_kind"    TEXT,
  "chosen"       TEXT,
  "start_date"   TEXT,
  "term_end"     TEXT,
  "left_date"    TEXT,
  "may_approve"  INTEGER,
  "may_record"   INTEGER,
  "may_visit"    INTEGER,
  "may_mediate"  INTEGER,
  "cert_no"      TEXT,
  "cert_until"   TEXT,
  "memo"         TEXT
) STRICT;

CREATE INDEX officers_name ON "officers" (name) WHERE deleted = 0;
CREATE INDEX officers_org ON "officers" (org_id) WHERE deleted = 0;
CREATE INDEX officers_member ON "officers" (member_id) WHERE deleted = 0;

-- Rows below a member: consents, each with its withdrawal. version: of the notice that was read.
CREATE TABLE "consents" (
  id                INTEGER PRIMARY KEY,
  rev               INTEGER NOT NULL,
  deleted           INTEGER NOT NULL DEFAULT 0,
  batch             INTEGER NOT NULL,
  "member_id"       INTEGER REFERENCES "members" (id),
  "kind"            TEXT,
  "version"         INTEGER,
  "given_date"      TEXT,
  "way"             TEXT,
  "guardian"        TEXT,
  "scan"            TEXT,  -- name in files
  "withdrawn_date"  TEXT,
  "withdrawn_way"   TEXT,
  "memo"            TEXT
) STRICT;

CREATE INDEX consents_member ON "consents" (member_id) WHERE deleted = 0;
CREATE INDEX consents_kind ON "consents" (kind, version) WHERE deleted = 0;

-- The lists a union may change. Codes are append-only: others store them.
CREATE TABLE "words" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "list"         TEXT,
  "code"         TEXT,
  "word"         TEXT,
  "sort_order"   INTEGER,
  "threshold"    INTEGER,
  "aliases"      TEXT,
  "valid_from"   TEXT,
  "valid_until"  TEXT,
  "basis"        TEXT,
  "memo"         TEXT
) STRICT;

CREATE UNIQUE INDEX words_code ON "words" (list, code) WHERE deleted = 0;

-- Days of the yearly notice: off (no work) or work (a make-up working day).
CREATE TABLE "days_off" (
  id       INTEGER PRIMARY KEY,
  rev      INTEGER NOT NULL,
  deleted  INTEGER NOT NULL DEFAULT 0,
  batch    INTEGER NOT NULL,
  "date"   TEXT,
  "type"   TEXT,
  "name"   TEXT,
  "basis"  TEXT,
  "memo"   TEXT
) STRICT;

CREATE UNIQUE INDEX days_off_date ON "days_off" (date) WHERE deleted = 0;

-- Reminders look for members by age and by the month up to which dues are paid.
-- The other columns are there so that the index alone answers.
CREATE INDEX members_birth ON "members" (birth_date, gender, retire_age, status, employ_form, deleted) WHERE deleted = 0;
CREATE INDEX members_dues ON "members" (dues_until, status, deleted) WHERE deleted = 0 AND dues_until IS NOT NULL;
