-- The ledger itself: everything that knows nothing of unions.
-- A released step never changes; a later one mends it.

-- Small facts about the file: last_id (the highest row id drawn so far), salt …
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('last_id', '0');

-- One row for everything that was done and can be undone as one: a save, an import, an undo.
CREATE TABLE batches (
  id     INTEGER PRIMARY KEY,
  at     TEXT    NOT NULL, -- local time, YYYY-MM-DD HH:MM:SS
  clerk  TEXT    NOT NULL,
  kind   TEXT    NOT NULL, -- edit import undo remove restore …
  title  TEXT    NOT NULL, -- in words, for the history and 撤销
  undoes INTEGER REFERENCES batches (id)
) STRICT;

CREATE INDEX batches_undoes ON batches (undoes) WHERE undoes IS NOT NULL;

-- Who changed what: one row a created, binned or restored row, one row a changed field.
-- digest = SHA-256 of salt and values; chain = SHA-256 of the previous chain and this row.
CREATE TABLE history (
  id       INTEGER PRIMARY KEY,
  batch    INTEGER NOT NULL REFERENCES batches (id),
  action   INTEGER NOT NULL, -- 0 created, 1 changed, 2 binned, 3 taken out of the bin
  register TEXT    NOT NULL,
  row      INTEGER NOT NULL,
  parent   INTEGER,          -- the row a child row belongs to
  field    TEXT,             -- changed field
  why      TEXT,
  digest   BLOB    NOT NULL,
  chain    BLOB    NOT NULL
) STRICT;

CREATE INDEX history_row ON history (row);
CREATE INDEX history_parent ON history (parent) WHERE parent IS NOT NULL;
CREATE INDEX history_batch ON history (batch);

-- The values themselves, apart from the proof, so that a duty to delete and the proof can live together.
CREATE TABLE history_values (
  id        INTEGER PRIMARY KEY REFERENCES history (id),
  salt      BLOB NOT NULL,
  old_value TEXT,
  new_value TEXT
) STRICT;

CREATE TRIGGER batches_no_update BEFORE UPDATE ON batches
BEGIN SELECT RAISE (ABORT, 'batches are append-only'); END;
CREATE TRIGGER batches_no_delete BEFORE DELETE ON batches
BEGIN SELECT RAISE (ABORT, 'batches are append-only'); END;
CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE TRIGGER history_values_no_update BEFORE UPDATE ON history_values
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;
CREATE TRIGGER history_values_no_delete BEFORE DELETE ON history_values
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;

-- What was typed but could not be saved yet; row 0 stands for a new row.
CREATE TABLE drafts (
  register TEXT    NOT NULL,
  row      INTEGER NOT NULL,
  at       TEXT    NOT NULL,
  content  TEXT    NOT NULL,
  PRIMARY KEY (register, row)
) STRICT, WITHOUT ROWID;

-- Photos and papers, each once, named by SHA-256.
CREATE TABLE files (
  name       TEXT PRIMARY KEY,
  media_type TEXT    NOT NULL,
  size       INTEGER NOT NULL,
  data       BLOB    NOT NULL
) STRICT;

-- What the clerk decided once in an import: a heading that means a field, a word that means a choice.
CREATE TABLE learned (
  register TEXT NOT NULL,
  kind     TEXT NOT NULL, -- heading, or the name of a choice field
  word     TEXT NOT NULL,
  meaning  TEXT NOT NULL,
  PRIMARY KEY (register, kind, word)
) STRICT, WITHOUT ROWID;
