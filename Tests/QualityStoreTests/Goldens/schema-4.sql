CREATE TABLE action (
  action_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX action_by_change ON action (change_id);
CREATE TABLE action_revision (
  action_id INTEGER NOT NULL REFERENCES action,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  description TEXT NOT NULL CHECK (trim(description) <> ''),
  project_id INTEGER REFERENCES project,
  unit_id INTEGER REFERENCES unit,
  measure_id INTEGER REFERENCES measure,
  figure_on TEXT CHECK (figure_on IS date(figure_on, '+0 days')),
  strength TEXT NOT NULL CHECK (strength IN ('weak', 'intermediate', 'strong')),
  raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
  raised_by_id INTEGER NOT NULL REFERENCES person,
  owner_id INTEGER NOT NULL REFERENCES person,
  original_due_on TEXT NOT NULL CHECK (original_due_on IS date(original_due_on, '+0 days')),
  due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
  status TEXT NOT NULL CHECK (status IN ('open', 'in_progress', 'done', 'verified', 'cancelled')),
  done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
  evidence TEXT CHECK (trim(evidence) <> ''),
  verified_by_id INTEGER REFERENCES person,
  verified_on TEXT CHECK (verified_on IS date(verified_on, '+0 days')),
  cancelled_on TEXT CHECK (cancelled_on IS date(cancelled_on, '+0 days')),
  cancelled_by_id INTEGER REFERENCES person,
  cancelled_because TEXT CHECK (trim(cancelled_because) <> ''),
  PRIMARY KEY (action_id, change_id),
  CONSTRAINT "I-22" CHECK (NOT (ifnull(status IN ('done', 'verified'), 0)) OR (done_on IS NOT NULL AND evidence IS NOT NULL)),
  CONSTRAINT "I-22" CHECK (NOT (ifnull(status IN ('verified'), 0)) OR (verified_by_id IS NOT NULL AND verified_on IS NOT NULL)),
  CONSTRAINT "I-22" CHECK (ifnull(owner_id <> verified_by_id, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(raised_on <= original_due_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(raised_on <= due_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(figure_on <= raised_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(raised_on <= done_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(done_on <= verified_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(raised_on <= cancelled_on, 1)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('open', 'in_progress', 'cancelled'), 0)) OR (done_on IS NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status NOT IN ('verified'), 0)) OR (verified_by_id IS NULL AND verified_on IS NULL)),
  CONSTRAINT "I-53" CHECK (NOT (ifnull(status IN ('cancelled'), 0)) OR (cancelled_on IS NOT NULL AND cancelled_by_id IS NOT NULL AND cancelled_because IS NOT NULL)),
  CONSTRAINT "I-53" CHECK (NOT (ifnull(status NOT IN ('cancelled'), 0)) OR (cancelled_on IS NULL AND cancelled_by_id IS NULL AND cancelled_because IS NULL)),
  CONSTRAINT "I-61" CHECK (NOT (figure_on IS NOT NULL) OR (measure_id IS NOT NULL)),
  CONSTRAINT "I-61" CHECK (NOT (measure_id IS NOT NULL) OR (unit_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX action_revision_by_change ON action_revision (change_id);
CREATE TRIGGER action_no_update BEFORE UPDATE ON action
BEGIN SELECT raise(ABORT, 'action is append-only'); END;
CREATE TRIGGER action_no_delete BEFORE DELETE ON action
BEGIN SELECT raise(ABORT, 'action is append-only'); END;
CREATE TRIGGER action_no_late_insert BEFORE INSERT ON action
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER action_revision_no_update BEFORE UPDATE ON action_revision
BEGIN SELECT raise(ABORT, 'action_revision is append-only'); END;
CREATE TRIGGER action_revision_no_delete BEFORE DELETE ON action_revision
BEGIN SELECT raise(ABORT, 'action_revision is append-only'); END;
CREATE TRIGGER action_revision_no_late_insert BEFORE INSERT ON action_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER action_revision_steps BEFORE INSERT ON action_revision
WHEN EXISTS (SELECT 1 FROM action_revision p
  WHERE p.action_id = NEW.action_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM action_revision x
      WHERE x.action_id = NEW.action_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'done' AND NEW.status IN ('verified')
    OR p.status = 'in_progress' AND NEW.status IN ('done', 'cancelled')
    OR p.status = 'open' AND NEW.status IN ('in_progress', 'cancelled')))
BEGIN SELECT raise(ABORT, 'action may not take this step'); END;
CREATE VIEW actions AS
SELECT i.code, r.description, f2.code AS project, f3.code AS unit, f4.code AS measure, r.figure_on, r.strength, r.raised_on, f8.code AS raised_by, f9.code AS owner, r.original_due_on, r.due_on, r.status, r.done_on, r.evidence, f15.code AS verified_by, r.verified_on, r.cancelled_on, f18.code AS cancelled_by, r.cancelled_because
FROM action i
JOIN action_revision r ON r.action_id = i.action_id AND r.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = r.action_id)
LEFT JOIN project f2 ON f2.project_id = r.project_id
LEFT JOIN unit f3 ON f3.unit_id = r.unit_id
LEFT JOIN measure f4 ON f4.measure_id = r.measure_id
JOIN person f8 ON f8.person_id = r.raised_by_id
JOIN person f9 ON f9.person_id = r.owner_id
LEFT JOIN person f15 ON f15.person_id = r.verified_by_id
LEFT JOIN person f18 ON f18.person_id = r.cancelled_by_id
WHERE r.withdrawn = 0;

CREATE TABLE due_date_change (
  due_date_change_id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action,
  moved_on TEXT NOT NULL CHECK (moved_on IS date(moved_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (action_id, moved_on)
) STRICT;
CREATE INDEX due_date_change_by_change ON due_date_change (change_id);
CREATE TABLE due_date_change_revision (
  due_date_change_id INTEGER NOT NULL REFERENCES due_date_change,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  decided_by_id INTEGER NOT NULL REFERENCES person,
  PRIMARY KEY (due_date_change_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_date_change_revision_by_change ON due_date_change_revision (change_id);
CREATE TRIGGER due_date_change_no_update BEFORE UPDATE ON due_date_change
BEGIN SELECT raise(ABORT, 'due_date_change is append-only'); END;
CREATE TRIGGER due_date_change_no_delete BEFORE DELETE ON due_date_change
BEGIN SELECT raise(ABORT, 'due_date_change is append-only'); END;
CREATE TRIGGER due_date_change_no_late_insert BEFORE INSERT ON due_date_change
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER due_date_change_revision_no_update BEFORE UPDATE ON due_date_change_revision
BEGIN SELECT raise(ABORT, 'due_date_change_revision is append-only'); END;
CREATE TRIGGER due_date_change_revision_no_delete BEFORE DELETE ON due_date_change_revision
BEGIN SELECT raise(ABORT, 'due_date_change_revision is append-only'); END;
CREATE TRIGGER due_date_change_revision_no_late_insert BEFORE INSERT ON due_date_change_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW due_date_changes AS
SELECT f0.code AS action, i.moved_on, r.due_on, r.reason, f4.code AS decided_by
FROM due_date_change i
JOIN due_date_change_revision r ON r.due_date_change_id = i.due_date_change_id AND r.change_id = (SELECT max(x.change_id) FROM due_date_change_revision x
  WHERE x.due_date_change_id = r.due_date_change_id)
JOIN action f0 ON f0.action_id = i.action_id
JOIN person f4 ON f4.person_id = r.decided_by_id
WHERE r.withdrawn = 0;

CREATE VIEW breach_reference_action (entity, record, detail) AS
SELECT 'action', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM action i
JOIN action_revision r ON r.action_id = i.action_id AND r.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = r.action_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'action', i.code, 'raised_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.raised_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM action i
JOIN action_revision r ON r.action_id = i.action_id AND r.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = r.action_id)
LEFT JOIN person_revision t ON t.person_id = r.raised_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.raised_by_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'action', i.code, 'owner: '
  || ifnull((SELECT code FROM person WHERE person_id = r.owner_id)
    || ' was taken back', 'the record that it names is not there')
FROM action i
JOIN action_revision r ON r.action_id = i.action_id AND r.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = r.action_id)
LEFT JOIN person_revision t ON t.person_id = r.owner_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.owner_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'action', i.code, 'verified_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.verified_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM action i
JOIN action_revision r ON r.action_id = i.action_id AND r.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = r.action_id)
LEFT JOIN person_revision t ON t.person_id = r.verified_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.verified_by_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'action', i.code, 'cancelled_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.cancelled_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM action i
JOIN action_revision r ON r.action_id = i.action_id AND r.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = r.action_id)
LEFT JOIN person_revision t ON t.person_id = r.cancelled_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.cancelled_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_action BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM action_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_action)
BEGIN SELECT raise(ABORT, 'reference-action'); END;

CREATE VIEW breach_reference_due_date_change (entity, record, detail) AS
SELECT 'due_date_change', ifnull((SELECT code FROM action WHERE action_id = i.action_id), '?') || ' / ' || i.moved_on, 'action: '
  || ifnull((SELECT code FROM action WHERE action_id = i.action_id)
    || ' was taken back', 'the record that it names is not there')
FROM due_date_change i
JOIN due_date_change_revision r ON r.due_date_change_id = i.due_date_change_id AND r.change_id = (SELECT max(x.change_id) FROM due_date_change_revision x
  WHERE x.due_date_change_id = r.due_date_change_id)
LEFT JOIN action_revision t ON t.action_id = i.action_id
  AND t.change_id = (SELECT max(x.change_id) FROM action_revision x
  WHERE x.action_id = t.action_id)
WHERE r.withdrawn = 0 AND i.action_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'due_date_change', ifnull((SELECT code FROM action WHERE action_id = i.action_id), '?') || ' / ' || i.moved_on, 'decided_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.decided_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM due_date_change i
JOIN due_date_change_revision r ON r.due_date_change_id = i.due_date_change_id AND r.change_id = (SELECT max(x.change_id) FROM due_date_change_revision x
  WHERE x.due_date_change_id = r.due_date_change_id)
LEFT JOIN person_revision t ON t.person_id = r.decided_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.decided_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_due_date_change BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM due_date_change_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM action_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_due_date_change)
BEGIN SELECT raise(ABORT, 'reference-due_date_change'); END;

CREATE VIEW breach_i_60 (entity, record, detail) AS
SELECT 'action', a.code, CASE WHEN c.moved_on IS NULL
  THEN 'no change of date says why it is due on ' || a.due_on || ' and not on '
    || a.original_due_on
  ELSE 'it is due on ' || a.due_on || ', and its change of date of ' || c.moved_on || ' says '
    || c.due_on END
FROM actions a
LEFT JOIN (SELECT action, due_on, max(moved_on) AS moved_on FROM due_date_changes
  GROUP BY action) c ON c.action = a.code
WHERE a.due_on <> ifnull(c.due_on, a.original_due_on)
UNION ALL
SELECT 'action', a.code, 'it was first due on ' || f.original_due_on || ', and is now said to '
  || 'have been first due on ' || a.original_due_on
FROM actions a JOIN action i ON i.code = a.code
JOIN action_revision f ON f.action_id = i.action_id AND f.change_id = i.change_id
WHERE a.original_due_on <> f.original_due_on
UNION ALL
SELECT 'due_date_change', c.action || ' / ' || c.moved_on, 'the action was raised after it, on '
  || a.raised_on
FROM due_date_changes c JOIN actions a ON a.code = c.action
WHERE c.moved_on < a.raised_on;
CREATE TRIGGER check_breach_i_60 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM action_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM due_date_change_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_60)
BEGIN SELECT raise(ABORT, 'I-60'); END;
