-- What the union reported: a sent monthly report stands as it was sent, whatever is entered or voided afterwards.

-- The month with which the yearly statistics begin; empty: October.
ALTER TABLE "union" ADD COLUMN "report_month" INTEGER;

-- One report: a month, or several where months before it were not sent by themselves, of the whole ledger
-- (org_id empty) or of an organisation and those below it. status: 1 draft, 2 sent, 3 voided.
CREATE TABLE "monthly_reports" (
  id             INTEGER PRIMARY KEY,
  rev            INTEGER NOT NULL,
  deleted        INTEGER NOT NULL DEFAULT 0,
  batch          INTEGER NOT NULL,
  "month"        TEXT,    -- YYYY-MM, the last one
  "org_id"       INTEGER REFERENCES "orgs" (id),
  "period"       TEXT,
  "unit_name"    TEXT,    -- as it was called on that day
  "chair"        TEXT,
  "filler"       TEXT,
  "phone"        TEXT,
  "memo"         TEXT,
  "status"       TEXT,
  "sent_date"    TEXT,
  "sent_by"      TEXT,
  "voided"       TEXT,
  "void_reason"  TEXT,
  "start_count"  INTEGER,
  "in_count"     INTEGER,
  "out_count"    INTEGER,
  "late_count"   INTEGER,
  "end_count"    INTEGER,
  "from_month"   TEXT,    -- YYYY-MM, the first one
  "previous_id"  INTEGER REFERENCES "monthly_reports" (id), -- its end is this one's beginning
  "roster"       TEXT     -- name in files: who stands behind each figure
) STRICT;

CREATE INDEX monthly_reports_org ON "monthly_reports" (org_id, month) WHERE deleted = 0;

-- The figures of a sent report, one row of the form each.
CREATE TABLE "monthly_report_lines" (
  id          INTEGER PRIMARY KEY,
  rev         INTEGER NOT NULL,
  deleted     INTEGER NOT NULL DEFAULT 0,
  batch       INTEGER NOT NULL,
  "report_id" INTEGER REFERENCES "monthly_reports" (id),
  "line"      TEXT,
  "total"     INTEGER,
  "women"     INTEGER,
  "migrants"  INTEGER,
  "new_form"  INTEGER,
  "under_35"  INTEGER
) STRICT;

CREATE INDEX monthly_report_lines_report ON "monthly_report_lines" (report_id) WHERE deleted = 0;

-- What a sent report says of months reported before it. way: in or out; columns: codes joined by commas.
CREATE TABLE "monthly_report_late" (
  id           INTEGER PRIMARY KEY,
  rev          INTEGER NOT NULL,
  deleted      INTEGER NOT NULL DEFAULT 0,
  batch        INTEGER NOT NULL,
  "report_id"  INTEGER REFERENCES "monthly_reports" (id),
  "member_row" TEXT,     -- id; no reference, so that a member may still be deleted
  "name"       TEXT,
  "way"        TEXT,
  "columns"    TEXT,
  "reason"     TEXT
) STRICT;

CREATE INDEX monthly_report_late_report ON "monthly_report_late" (report_id) WHERE deleted = 0;

-- Frozen, whoever writes.
CREATE TRIGGER monthly_reports_frozen BEFORE UPDATE OF
  "month", "period", "unit_name", "sent_date", "sent_by", "start_count", "in_count", "out_count", "late_count", "end_count",
  "from_month", "previous_id", "roster" ON "monthly_reports"
WHEN OLD.status <> '1'
BEGIN
  SELECT RAISE (ABORT, 'a sent report does not change');
END;
CREATE TRIGGER monthly_report_lines_frozen BEFORE UPDATE ON "monthly_report_lines"
BEGIN
  SELECT RAISE (ABORT, 'a sent report does not change');
END;
CREATE TRIGGER monthly_report_lines_kept BEFORE DELETE ON "monthly_report_lines"
BEGIN
  SELECT RAISE (ABORT, 'a sent report does not change');
END;
