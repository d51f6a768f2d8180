CREATE TABLE change_digest (
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL CHECK (table_name <> ''),
  digests BLOB NOT NULL CHECK (length(digests) % 4 = 0),
  PRIMARY KEY (change_id, table_name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER change_digest_no_update BEFORE UPDATE ON change_digest
BEGIN SELECT raise(ABORT, 'change_digest is append-only'); END;
CREATE TRIGGER change_digest_no_delete BEFORE DELETE ON change_digest
BEGIN SELECT raise(ABORT, 'change_digest is append-only'); END;
CREATE TRIGGER change_digest_no_late_insert BEFORE INSERT ON change_digest
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;

CREATE TABLE word_meaning (
  word_meaning_id INTEGER PRIMARY KEY,
  term TEXT NOT NULL CHECK (trim(term) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (term)
) STRICT;
CREATE INDEX word_meaning_by_change ON word_meaning (change_id);
CREATE TABLE word_meaning_revision (
  word_meaning_id INTEGER NOT NULL REFERENCES word_meaning,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  meaning TEXT NOT NULL CHECK (trim(meaning) <> ''),
  PRIMARY KEY (word_meaning_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_meaning_revision_by_change ON word_meaning_revision (change_id);
CREATE TRIGGER word_meaning_no_update BEFORE UPDATE ON word_meaning
BEGIN SELECT raise(ABORT, 'word_meaning is append-only'); END;
CREATE TRIGGER word_meaning_no_delete BEFORE DELETE ON word_meaning
BEGIN SELECT raise(ABORT, 'word_meaning is append-only'); END;
CREATE TRIGGER word_meaning_no_late_insert BEFORE INSERT ON word_meaning
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER word_meaning_revision_no_update BEFORE UPDATE ON word_meaning_revision
BEGIN SELECT raise(ABORT, 'word_meaning_revision is append-only'); END;
CREATE TRIGGER word_meaning_revision_no_delete BEFORE DELETE ON word_meaning_revision
BEGIN SELECT raise(ABORT, 'word_meaning_revision is append-only'); END;
CREATE TRIGGER word_meaning_revision_no_late_insert BEFORE INSERT ON word_meaning_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW word_meanings AS
SELECT i.term, r.meaning
FROM word_meaning i
JOIN word_meaning_revision r ON r.word_meaning_id = i.word_meaning_id AND r.change_id = (SELECT max(x.change_id) FROM word_meaning_revision x
  WHERE x.word_meaning_id = r.word_meaning_id)

WHERE r.withdrawn = 0;

CREATE VIEW breach_i_59 (entity, record, detail) AS
SELECT 'review_decision', d.review || ' / ' || d.project, 'it is to be merged into '
  || d.merge_into || ', which the same review is to '
  || CASE e.decision WHEN 'merge' THEN 'merge into ' || e.merge_into ELSE 'stop' END
FROM review_decisions d JOIN review_decisions e
  ON e.review = d.review AND e.project = d.merge_into
WHERE d.decision = 'merge' AND e.decision IN ('merge', 'stop');
CREATE TRIGGER check_breach_i_59 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM review_decision_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_59)
BEGIN SELECT raise(ABORT, 'I-59'); END;
