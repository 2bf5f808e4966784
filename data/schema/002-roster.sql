-- The registers of the roster: the union itself, organisations, employers, members, their families.
-- Every register has the same first four columns: row id, revision (counts the saves), the batch
-- that put the row into the bin (0: live), the batch that made it. Values are canonical: dates
-- YYYY-MM-DD or YYYY-MM, choices by code, several choices joined by commas, flags 0 or 1.

-- The union that keeps this ledger: one row.
CREATE TABLE "union" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "name"          TEXT,
  "short_name"    TEXT,
  "seal_name"     TEXT,
  "uscc"          TEXT,
  "superior"      TEXT,
  "founded"       TEXT,
  "chair"         TEXT,
  "clerk"         TEXT,
  "phone"         TEXT,
  "region"        TEXT,
  "address"       TEXT,
  "postcode"      TEXT,
  "email"         TEXT,
  "number_prefix" TEXT,
  "member_prefix" TEXT,
  "memo"          TEXT
) STRICT;

-- Unions below it, as a tree.
CREATE TABLE "orgs" (
  id                 INTEGER PRIMARY KEY,
  rev                INTEGER NOT NULL,
  deleted            INTEGER NOT NULL DEFAULT 0,
  batch              INTEGER NOT NULL,
  "name"             TEXT,
  "short_name"       TEXT,
  "parent_id"        INTEGER REFERENCES "orgs" (id),
  "level"            TEXT,
  "org_type"         TEXT,
  "area"             TEXT,
  "uscc"             TEXT,
  "founded"          TEXT,
  "chair"            TEXT,
  "chair_mobile"     TEXT,
  "phone"            TEXT,
  "address"          TEXT,
  "postcode"         TEXT,
  "email"            TEXT,
  "full_time"        INTEGER,
  "elected"          TEXT,
  "term_years"       INTEGER,
  "term_number"      INTEGER,
  "legal_no"         TEXT,
  "legal_until"      TEXT,
  "reported_members" INTEGER,
  "closed"           TEXT,
  "memo"             TEXT
) STRICT;

CREATE INDEX orgs_parent ON "orgs" (parent_id) WHERE deleted = 0;
CREATE INDEX orgs_name ON "orgs" (name) WHERE deleted = 0;
CREATE UNIQUE INDEX orgs_uscc ON "orgs" (uscc) WHERE deleted = 0 AND uscc IS NOT NULL;

-- Employers.
CREATE TABLE "units" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "name"         TEXT,
  "short_name"   TEXT,
  "uscc"         TEXT,
  "org_id"       INTEGER REFERENCES "orgs" (id),
  "nature"       TEXT,
  "economy"      TEXT,
  "industry"     TEXT,
  "scale"        TEXT,
  "employees"    INTEGER,
  "women"        INTEGER,
  "migrants"     INTEGER,
  "region"       TEXT,
  "address"      TEXT,
  "postcode"     TEXT,
  "legal_person" TEXT,
  "contact"      TEXT,
  "phone"        TEXT,
  "email"        TEXT,
  "closed"       TEXT,
  "memo"         TEXT
) STRICT;

CREATE INDEX units_org ON "units" (org_id) WHERE deleted = 0;
CREATE INDEX units_name ON "units" (name) WHERE deleted = 0;
CREATE UNIQUE INDEX units_uscc ON "units" (uscc) WHERE deleted = 0 AND uscc IS NOT NULL;

-- Members. id_key: the number of the paper as it is compared.
CREATE TABLE "members" (
  id               INTEGER PRIMARY KEY,
  rev              INTEGER NOT NULL,
  deleted          INTEGER NOT NULL DEFAULT 0,
  batch            INTEGER NOT NULL,
  "name"           TEXT,
  "gender"         TEXT,
  "birth_date"     TEXT,
  "photo"          TEXT,  -- name in files
  "ethnic"         TEXT,
  "education"      TEXT,
  "degree"         TEXT,
  "native_place"   TEXT,
  "political"      TEXT,
  "id_type"        TEXT,
  "id_no"          TEXT,
  "id_key"         TEXT,
  "marital"        TEXT,
  "former_name"    TEXT,
  "mobile"         TEXT,
  "email"          TEXT,
  "wechat"         TEXT,
  "address"        TEXT,
  "emg_name"       TEXT,
  "emg_tel"        TEXT,
  "unit_id"        INTEGER REFERENCES "units" (id),
  "org_id"         INTEGER REFERENCES "orgs" (id),
  "dept"           TEXT,
  "job"            TEXT,
  "position"       TEXT,
  "title"          TEXT,
  "staff_no"       TEXT,
  "wage"           INTEGER,  -- fen
  "work_start"     TEXT,
  "employ_form"    TEXT,
  "work_status"    TEXT,
  "skill_level"    TEXT,
  "is_migrant"     INTEGER,
  "is_new_form"    INTEGER,
  "new_form_cat"   TEXT,
  "platform"       TEXT,
  "retire_age"     TEXT,
  "model_type"     TEXT,
  "hardship_level" TEXT,
  "member_no"      TEXT,
  "join_date"      TEXT,
  "join_way"       TEXT,
  "first_unit"     TEXT,
  "status"         TEXT,
  "change_type"    TEXT,
  "change_date"    TEXT,
  "change_reason"  TEXT,
  "union_post"     TEXT,
  "dues"           INTEGER,  -- fen
  "dues_until"     TEXT,
  "card_no"        TEXT,
  "hukou_type"     TEXT,
  "hukou_region"   TEXT,
  "hukou_code"     TEXT,
  "resume"         TEXT,
  "memo"           TEXT
) STRICT;

-- One person, one row: looked up by every save and every row of an import. Not unique, for a
-- person who left and a doubtful number may stand twice.
CREATE INDEX members_key ON "members" (id_key) WHERE deleted = 0;
CREATE INDEX members_name ON "members" (name) WHERE deleted = 0;
CREATE INDEX members_mobile ON "members" (mobile) WHERE deleted = 0;
CREATE UNIQUE INDEX members_no ON "members" (member_no) WHERE deleted = 0 AND member_no IS NOT NULL;
CREATE INDEX members_unit ON "members" (unit_id) WHERE deleted = 0;
CREATE INDEX members_org ON "members" (org_id, status) WHERE deleted = 0;

-- Rows below a member.
CREATE TABLE "family" (
  id           INTEGER PRIMARY KEY,
  rev          INTEGER NOT NULL,
  deleted      INTEGER NOT NULL DEFAULT 0,
  batch        INTEGER NOT NULL,
  "member_id"  INTEGER REFERENCES "members" (id),
  "relation"   TEXT,
  "name"       TEXT,
  "gender"     TEXT,
  "birth_date" TEXT,
  "id_type"    TEXT,
  "id_no"      TEXT,
  "id_key"     TEXT,
  "political"  TEXT,
  "unit_text"  TEXT,
  "position"   TEXT,
  "mobile"     TEXT,
  "memo"       TEXT
) STRICT;

CREATE INDEX family_member ON "family" (member_id) WHERE deleted = 0;
CREATE INDEX family_key ON "family" (id_key) WHERE deleted = 0 AND id_key IS NOT NULL;
