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
