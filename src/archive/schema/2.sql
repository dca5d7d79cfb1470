-- What the user said of a record: `record` is the record as it was then, in JSON, by whose evidence it is found again when
-- the article is read anew; `marked` is in seconds of 1970-01-01 UTC.
CREATE TABLE mark (
  id      INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article,
  record  TEXT    NOT NULL,
  wrong   INTEGER NOT NULL,
  hidden  INTEGER NOT NULL,
  note    TEXT,
  marked  INTEGER NOT NULL
) STRICT;
CREATE INDEX mark_article ON mark (article);

-- Which articles tell of which day who holds which place, so that a place's last known state is found without reading
-- what was told of others (src/archive/front.rs fills it). `place` is a key of the
-- gazetteer, `state` what the article tells of it: status and holders, joined by semicolons where there are several.
CREATE TABLE held (
  place   TEXT    NOT NULL,
  day     INTEGER NOT NULL,
  article INTEGER NOT NULL,
  state   TEXT    NOT NULL,
  PRIMARY KEY (place, day, article)
) STRICT, WITHOUT ROWID;
