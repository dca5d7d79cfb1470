-- One report, however often it was changed. `key` tells it from all others (src/archive/key.rs); `day` is the day it
-- belongs to, counted from 1970-01-01; `current` is the revision in force.
CREATE TABLE article (
  id      INTEGER PRIMARY KEY,
  key     TEXT    NOT NULL UNIQUE,
  day     INTEGER NOT NULL,
  current INTEGER NOT NULL
) STRICT;
CREATE INDEX article_day ON article (day, id, current);

-- What was received when, from where. `hash` is the id of the article in its briefing; `received` is in seconds of
-- 1970-01-01 UTC; `source` is the file, feed or address; `whole` is 0 where it is
-- no more than what a feed says of a page that could not be had.
CREATE TABLE revision (
  id       INTEGER PRIMARY KEY,
  article  INTEGER NOT NULL REFERENCES article,
  hash     TEXT    NOT NULL,
  received INTEGER NOT NULL,
  source   TEXT    NOT NULL,
  whole    INTEGER NOT NULL,
  outlet   TEXT,
  url      TEXT,
  title    TEXT,
  UNIQUE (article, hash)
) STRICT;

-- The bytes as received, compressed by Zstandard.
CREATE TABLE received (
  revision INTEGER PRIMARY KEY REFERENCES revision,
  bytes    BLOB NOT NULL
) STRICT;

-- What was read in a revision: a briefing of its one article in JSON, compressed by Zstandard. `reader` is the version
-- of mujaz that read it.
CREATE TABLE reading (
  revision INTEGER PRIMARY KEY REFERENCES revision,
  reader   TEXT NOT NULL,
  briefing BLOB NOT NULL
) STRICT;

-- What search looks in, one row an article: folded words of the text, keys of who and what its records name, and names
-- in Latin letters. A row's id is `day << 32 | article`, so that the order of rows is that of days.
CREATE VIRTUAL TABLE words USING fts5 (
  text, names, latin,
  content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-_=:'"
);

-- What a feed's server said last, to ask it for no more than what is new.
CREATE TABLE feed (
  url       TEXT PRIMARY KEY,
  etag      TEXT,
  modified  TEXT,
  not_before INTEGER,
  checked   INTEGER,
  problem   TEXT
) STRICT, WITHOUT ROWID;
