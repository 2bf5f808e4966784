-- Filters that the clerk keeps under a name. They are about the data, so they travel with the file;
-- no history: removing one loses no record.
CREATE TABLE filters (
  id         INTEGER PRIMARY KEY,
  register   TEXT    NOT NULL,
  name       TEXT    NOT NULL, -- as the clerk calls it; one a register
  position   INTEGER NOT NULL, -- order in the menu
  words      TEXT,             -- of the search field
  terms      TEXT    NOT NULL, -- [('field', 'match', 'canonical value')], GVariant's text form
  sort       TEXT,             -- field; NULL: the order of entry
  descending INTEGER NOT NULL DEFAULT 0,
  columns    TEXT,             -- fields shown, joined by commas; NULL: not kept
  UNIQUE (register, name)
) STRICT;
