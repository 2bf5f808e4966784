-- Every paper that was made: its number, the PDF as it was handed out, the scan of what came back signed.

-- A union may number its papers through the years instead of from 1 in each.
ALTER TABLE "union" ADD COLUMN "number_through" INTEGER;

-- subject_reg, subject_id: the row the paper is about, of any register; a paper over many rows has no id.
-- wording: paragraphs changed for this paper alone, as [id] and the text below it.
-- number_through: drawn while numbers ran through the years.
CREATE TABLE "papers" (
  id               INTEGER PRIMARY KEY,
  rev              INTEGER NOT NULL,
  deleted          INTEGER NOT NULL DEFAULT 0,
  batch            INTEGER NOT NULL,
  "form"           TEXT,
  "title"          TEXT,
  "number"         TEXT,
  "subject_reg"    TEXT,
  "subject_id"     INTEGER,
  "subject"        TEXT,
  "date"           TEXT,
  "status"         TEXT,
  "reason"         TEXT,
  "code"           TEXT,
  "variant"        TEXT,
  "form_version"   TEXT,
  "number_prefix"  TEXT,
  "number_kind"    TEXT,
  "number_year"    INTEGER,
  "number_serial"  INTEGER,
  "number_through" INTEGER,
  "wording"        TEXT,
  "pdf"            TEXT,  -- name in files
  "scan"           TEXT,  -- name in files
  "signed_date"    TEXT,
  "voided"         TEXT,
  "void_reason"    TEXT,
  "memo"           TEXT
) STRICT;

-- A number is given once, whatever became of its paper.
CREATE UNIQUE INDEX papers_number ON "papers" (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX papers_code ON "papers" (code) WHERE code IS NOT NULL;
-- The next free number.
CREATE INDEX papers_series ON "papers" (number_prefix, number_kind, number_year, number_serial)
  WHERE deleted = 0;
CREATE INDEX papers_subject ON "papers" (subject_id) WHERE deleted = 0;

-- Where a series begins otherwise than with 1: a union starts its ledger in mid-year.
CREATE TABLE "number_starts" (
  id       INTEGER PRIMARY KEY,
  rev      INTEGER NOT NULL,
  deleted  INTEGER NOT NULL DEFAULT 0,
  batch    INTEGER NOT NULL,
  "prefix" TEXT,
  "kind"   TEXT,
  "year"   INTEGER,
  "first"  INTEGER,
  "memo"   TEXT
) STRICT;
