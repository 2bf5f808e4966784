-- Volunteer service: teams, volunteers and what is recorded of them, activities, attendance, certificates.
-- The first four columns are those of 002-roster.sql. Times are YYYY-MM-DD HH:MM, durations minutes.

-- How hours are counted: the unit (6, 30 or 60 minutes), the most that counts a day, how far from the
-- activity's own times a sign-in may lie, and whether somebody else must approve.
ALTER TABLE "union" ADD COLUMN "service_unit" TEXT;
ALTER TABLE "union" ADD COLUMN "service_cap" INTEGER;
ALTER TABLE "union" ADD COLUMN "service_grace" INTEGER;
ALTER TABLE "union" ADD COLUMN "service_second" TEXT;

CREATE TABLE "teams" (
  id         INTEGER PRIMARY KEY,
  rev        INTEGER NOT NULL,
  deleted    INTEGER NOT NULL DEFAULT 0,
  batch      INTEGER NOT NULL,
  "name"     TEXT,
  "org_id"   INTEGER REFERENCES "orgs" (id),
  "leader"   TEXT,
  "phone"    TEXT,
  "founded"  TEXT,
  "focus"    TEXT,
  "closed"   TEXT,
  "memo"     TEXT
) STRICT;

CREATE INDEX teams_name ON "teams" (name) WHERE deleted = 0;
CREATE INDEX teams_org ON "teams" (org_id) WHERE deleted = 0;

-- member_id: the volunteer is that member, whose row then says name, papers and telephone. total_minutes
-- and star are copies of what attendance and volunteer_stars say.
CREATE TABLE "volunteers" (
  id                   INTEGER PRIMARY KEY,
  rev                  INTEGER NOT NULL,
  deleted              INTEGER NOT NULL DEFAULT 0,
  batch                INTEGER NOT NULL,
  "name"               TEXT,
  "member_id"          INTEGER REFERENCES "members" (id),
  "gender"             TEXT,
  "birth_date"         TEXT,
  "photo"              TEXT,  -- name in files
  "id_type"            TEXT,
  "id_no"              TEXT,
  "id_key"             TEXT,
  "ethnic"             TEXT,
  "political"          TEXT,
  "education"          TEXT,
  "mobile"             TEXT,
  "email"              TEXT,
  "region"             TEXT,
  "emg_name"           TEXT,
  "emg_tel"            TEXT,
  "unit"               TEXT,
  "position"           TEXT,
  "occupation"         TEXT,
  "vol_no"             TEXT,
  "team_id"            INTEGER REFERENCES "teams" (id),
  "reg_date"           TEXT,
  "reg_source"         TEXT,
  "status"             TEXT,
  "status_date"        TEXT,
  "skills"             TEXT,
  "categories"         TEXT,
  "available"          TEXT,
  "guardian"           TEXT,
  "guardian_relation"  TEXT,
  "guardian_phone"     TEXT,
  "guardian_date"      TEXT,
  "consent_date"       TEXT,
  "consent_way"        TEXT,
  "consent_scan"       TEXT,  -- name in files
  "consent_withdrawn"  TEXT,
  "may_publish"        INTEGER,
  "insured_until"      TEXT,
  "total_minutes"      INTEGER,
  "star"               TEXT,
  "memo"               TEXT
) STRICT;

CREATE INDEX volunteers_key ON "volunteers" (id_key) WHERE deleted = 0 AND id_key IS NOT NULL;
CREATE INDEX volunteers_name ON "volunteers" (name) WHERE deleted = 0;
CREATE INDEX volunteers_member ON "volunteers" (member_id) WHERE deleted = 0;
CREATE INDEX volunteers_team ON "volunteers" (team_id, name) WHERE deleted = 0;
-- Who has reached a star.
CREATE INDEX volunteers_total ON "volunteers" (total_minutes, star, status) WHERE deleted = 0 AND total_minutes IS NOT NULL;
CREATE UNIQUE INDEX volunteers_no ON "volunteers" (vol_no) WHERE deleted = 0 AND vol_no IS NOT NULL;

-- unit_minutes, cap_minutes, grace_minutes: the rule as it was when the hours were approved.
CREATE TABLE "activities" (
  id               INTEGER PRIMARY KEY,
  rev              INTEGER NOT NULL,
  deleted          INTEGER NOT NULL DEFAULT 0,
  batch            INTEGER NOT NULL,
  "name"           TEXT,
  "act_no"         TEXT,
  "category"       TEXT,
  "status"         TEXT,
  "start_at"       TEXT,
  "end_at"         TEXT,
  "place"          TEXT,
  "host"           TEXT,
  "organiser_id"   INTEGER REFERENCES "orgs" (id),
  "team_id"        INTEGER REFERENCES "teams" (id),
  "leader"         TEXT,
  "leader_phone"   TEXT,
  "served_people"  TEXT,
  "served_count"   INTEGER,
  "content"        TEXT,
  "plan"           TEXT,
  "recruit_count"  INTEGER,
  "conditions"     TEXT,
  "dangerous"      INTEGER,
  "insured"        INTEGER,
  "policy_no"      TEXT,
  "risk"           TEXT,
  "budget"         INTEGER,  -- fen
  "recorder_id"    INTEGER REFERENCES "officers" (id),
  "approver_id"    INTEGER REFERENCES "officers" (id),
  "approved_date"  TEXT,
  "unit_minutes"   INTEGER,
  "cap_minutes"    INTEGER,
  "grace_minutes"  INTEGER,
  "external_ref"   TEXT,
  "external_date"  TEXT,
  "summary"        TEXT,
  "photo"          TEXT,  -- name in files
  "cancel_reason"  TEXT,
  "memo"           TEXT
) STRICT;

-- The figures of a period without the rows themselves.
CREATE INDEX activities_figures ON "activities" (status, start_at, category, served_count) WHERE deleted = 0;
CREATE INDEX activities_start ON "activities" (start_at) WHERE deleted = 0;
CREATE UNIQUE INDEX activities_no ON "activities" (act_no) WHERE deleted = 0 AND act_no IS NOT NULL;
CREATE INDEX activities_name ON "activities" (name) WHERE deleted = 0;
CREATE INDEX activities_team ON "activities" (team_id) WHERE deleted = 0;

-- One stay of one volunteer: leaving and returning makes two rows. approved_minutes is empty until the
-- activity is approved; visit is 1 for the first approved row of a volunteer in an activity, else 0.
CREATE TABLE "attendance" (
  id                  INTEGER PRIMARY KEY,
  rev                 INTEGER NOT NULL,
  deleted             INTEGER NOT NULL DEFAULT 0,
  batch               INTEGER NOT NULL,
  "activity_id"       INTEGER REFERENCES "activities" (id),
  "volunteer_id"      INTEGER REFERENCES "volunteers" (id),
  "in_at"             TEXT,
  "out_at"            TEXT,
  "deduct_minutes"    INTEGER,
  "given_minutes"     INTEGER,
  "raw_minutes"       INTEGER,
  "approved_minutes"  INTEGER,
  "day"               TEXT,
  "visit"             INTEGER,
  "post"              TEXT,
  "rating"            TEXT,
  "rater"             TEXT,
  "recorder_id"       INTEGER REFERENCES "officers" (id),
  "approver_id"       INTEGER REFERENCES "officers" (id),
  "approved_date"     TEXT,
  "external_ref"      TEXT,
  "memo"              TEXT
) STRICT;

CREATE INDEX attendance_activity ON "attendance" (activity_id) WHERE deleted = 0;
-- A person's days: what else was done then, and all that counts.
CREATE INDEX attendance_volunteer ON "attendance" (volunteer_id, day, in_at, out_at, activity_id, approved_minutes, visit)
  WHERE deleted = 0;
-- The figures of a period without the rows themselves.
CREATE INDEX attendance_approved ON "attendance" (day, activity_id, volunteer_id, approved_minutes, visit)
  WHERE deleted = 0 AND approved_minutes IS NOT NULL;
CREATE INDEX attendance_external ON "attendance" (external_ref) WHERE deleted = 0 AND external_ref IS NOT NULL;

-- Rows below a volunteer: training, commendation, complaints, star levels (志愿服务记录办法).
CREATE TABLE "volunteer_trainings" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "volunteer_id"  INTEGER REFERENCES "volunteers" (id),
  "topic"         TEXT,
  "date"          TEXT,
  "organiser"     TEXT,
  "place"         TEXT,
  "minutes"       INTEGER,
  "memo"          TEXT
) STRICT;

CREATE INDEX volunteer_trainings_volunteer ON "volunteer_trainings" (volunteer_id) WHERE deleted = 0;

CREATE TABLE "volunteer_awards" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "volunteer_id"  INTEGER REFERENCES "volunteers" (id),
  "award"         TEXT,
  "date"          TEXT,
  "body"          TEXT,
  "doc_no"        TEXT,
  "memo"          TEXT
) STRICT;

CREATE INDEX volunteer_awards_volunteer ON "volunteer_awards" (volunteer_id) WHERE deleted = 0;

CREATE TABLE "volunteer_complaints" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "volunteer_id"  INTEGER REFERENCES "volunteers" (id),
  "content"       TEXT,
  "date"          TEXT,
  "activity_id"   INTEGER REFERENCES "activities" (id),
  "proven"        TEXT,
  "result"        TEXT,
  "settled_date"  TEXT,
  "memo"          TEXT
) STRICT;

CREATE INDEX volunteer_complaints_volunteer ON "volunteer_complaints" (volunteer_id) WHERE deleted = 0;

CREATE TABLE "volunteer_stars" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "volunteer_id"  INTEGER REFERENCES "volunteers" (id),
  "level"         TEXT,
  "state"         TEXT,
  "applied_date"  TEXT,
  "then_minutes"  INTEGER,
  "deeds"         TEXT,
  "notice_from"   TEXT,
  "notice_to"     TEXT,
  "body"          TEXT,
  "granted_date"  TEXT,
  "doc_no"        TEXT,
  "memo"          TEXT
) STRICT;

CREATE INDEX volunteer_stars_volunteer ON "volunteer_stars" (volunteer_id) WHERE deleted = 0;

-- Certificates issued. times, minutes, lines and digest are what was certified: written once.
CREATE TABLE "certificates" (
  id              INTEGER PRIMARY KEY,
  rev             INTEGER NOT NULL,
  deleted         INTEGER NOT NULL DEFAULT 0,
  batch           INTEGER NOT NULL,
  "volunteer_id"  INTEGER REFERENCES "volunteers" (id),
  "from_date"     TEXT,
  "to_date"       TEXT,
  "purpose"       TEXT,
  "date"          TEXT,
  "handler_id"    INTEGER REFERENCES "officers" (id),
  "times"         INTEGER,
  "minutes"       INTEGER,
  "lines"         TEXT,
  "digest"        TEXT,
  "voided"        TEXT,
  "void_reason"   TEXT,
  "memo"          TEXT
) STRICT;

CREATE INDEX certificates_volunteer ON "certificates" (volunteer_id, date) WHERE deleted = 0;
