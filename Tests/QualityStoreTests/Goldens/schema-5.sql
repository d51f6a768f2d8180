CREATE TABLE audit_plan (
  audit_plan_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX audit_plan_by_change ON audit_plan (change_id);
CREATE TABLE audit_plan_revision (
  audit_plan_id INTEGER NOT NULL REFERENCES audit_plan,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  financial_year TEXT NOT NULL CHECK (financial_year IN ('2010/11', '2011/12', '2012/13', '2013/14', '2014/15', '2015/16', '2016/17', '2017/18', '2018/19', '2019/20', '2020/21', '2021/22', '2022/23', '2023/24', '2024/25', '2025/26', '2026/27', '2027/28', '2028/29', '2029/30', '2030/31', '2031/32', '2032/33', '2033/34', '2034/35', '2035/36', '2036/37', '2037/38', '2038/39', '2039/40', '2040/41', '2041/42', '2042/43', '2043/44', '2044/45', '2045/46', '2046/47', '2047/48', '2048/49', '2049/50')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'closed')),
  approved_on TEXT CHECK (approved_on IS date(approved_on, '+0 days')),
  approved_by_id INTEGER REFERENCES committee,
  PRIMARY KEY (audit_plan_id, change_id),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('approved', 'closed'), 0)) OR (approved_on IS NOT NULL AND approved_by_id IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('draft'), 0)) OR (approved_on IS NULL AND approved_by_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_plan_revision_by_change ON audit_plan_revision (change_id);
CREATE TRIGGER audit_plan_no_update BEFORE UPDATE ON audit_plan
BEGIN SELECT raise(ABORT, 'audit_plan is append-only'); END;
CREATE TRIGGER audit_plan_no_delete BEFORE DELETE ON audit_plan
BEGIN SELECT raise(ABORT, 'audit_plan is append-only'); END;
CREATE TRIGGER audit_plan_no_late_insert BEFORE INSERT ON audit_plan
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER audit_plan_revision_no_update BEFORE UPDATE ON audit_plan_revision
BEGIN SELECT raise(ABORT, 'audit_plan_revision is append-only'); END;
CREATE TRIGGER audit_plan_revision_no_delete BEFORE DELETE ON audit_plan_revision
BEGIN SELECT raise(ABORT, 'audit_plan_revision is append-only'); END;
CREATE TRIGGER audit_plan_revision_no_late_insert BEFORE INSERT ON audit_plan_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER audit_plan_revision_steps BEFORE INSERT ON audit_plan_revision
WHEN EXISTS (SELECT 1 FROM audit_plan_revision p
  WHERE p.audit_plan_id = NEW.audit_plan_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM audit_plan_revision x
      WHERE x.audit_plan_id = NEW.audit_plan_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'approved' AND NEW.status IN ('closed')
    OR p.status = 'draft' AND NEW.status IN ('approved')))
BEGIN SELECT raise(ABORT, 'audit_plan may not take this step'); END;
CREATE VIEW audit_plans AS
SELECT i.code, r.financial_year, r.status, r.approved_on, f4.code AS approved_by
FROM audit_plan i
JOIN audit_plan_revision r ON r.audit_plan_id = i.audit_plan_id AND r.change_id = (SELECT max(x.change_id) FROM audit_plan_revision x
  WHERE x.audit_plan_id = r.audit_plan_id)
LEFT JOIN committee f4 ON f4.committee_id = r.approved_by_id
WHERE r.withdrawn = 0;

CREATE TABLE plan_item (
  plan_item_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX plan_item_by_change ON plan_item (change_id);
CREATE TABLE plan_item_revision (
  plan_item_id INTEGER NOT NULL REFERENCES plan_item,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  plan_id INTEGER NOT NULL REFERENCES audit_plan,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 4),
  kind TEXT NOT NULL CHECK (kind IN ('national_audit', 'clinical_audit', 're_audit', 'service_evaluation')),
  unit_id INTEGER REFERENCES unit,
  quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  lead_id INTEGER NOT NULL REFERENCES person,
  status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'reported', 'complete', 'deferred', 'abandoned')),
  reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
  set_aside_on TEXT CHECK (set_aside_on IS date(set_aside_on, '+0 days')),
  set_aside_by_id INTEGER REFERENCES person,
  set_aside_because TEXT CHECK (trim(set_aside_because) <> ''),
  PRIMARY KEY (plan_item_id, change_id),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('reported', 'complete'), 0)) OR (reported_on IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status NOT IN ('reported', 'complete'), 0)) OR (reported_on IS NULL)),
  CONSTRAINT "I-53" CHECK (NOT (ifnull(status IN ('deferred', 'abandoned'), 0)) OR (set_aside_on IS NOT NULL AND set_aside_by_id IS NOT NULL AND set_aside_because IS NOT NULL)),
  CONSTRAINT "I-53" CHECK (NOT (ifnull(status NOT IN ('deferred', 'abandoned'), 0)) OR (set_aside_on IS NULL AND set_aside_by_id IS NULL AND set_aside_because IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_item_revision_by_change ON plan_item_revision (change_id);
CREATE TRIGGER plan_item_no_update BEFORE UPDATE ON plan_item
BEGIN SELECT raise(ABORT, 'plan_item is append-only'); END;
CREATE TRIGGER plan_item_no_delete BEFORE DELETE ON plan_item
BEGIN SELECT raise(ABORT, 'plan_item is append-only'); END;
CREATE TRIGGER plan_item_no_late_insert BEFORE INSERT ON plan_item
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER plan_item_revision_no_update BEFORE UPDATE ON plan_item_revision
BEGIN SELECT raise(ABORT, 'plan_item_revision is append-only'); END;
CREATE TRIGGER plan_item_revision_no_delete BEFORE DELETE ON plan_item_revision
BEGIN SELECT raise(ABORT, 'plan_item_revision is append-only'); END;
CREATE TRIGGER plan_item_revision_no_late_insert BEFORE INSERT ON plan_item_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER plan_item_revision_steps BEFORE INSERT ON plan_item_revision
WHEN EXISTS (SELECT 1 FROM plan_item_revision p
  WHERE p.plan_item_id = NEW.plan_item_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
      WHERE x.plan_item_id = NEW.plan_item_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'in_progress' AND NEW.status IN ('reported')
    OR p.status = 'planned' AND NEW.status IN ('in_progress', 'deferred', 'abandoned')
    OR p.status = 'reported' AND NEW.status IN ('complete')))
BEGIN SELECT raise(ABORT, 'plan_item may not take this step'); END;
CREATE VIEW plan_items AS
SELECT i.code, f1.code AS plan, r.title, r.tier, r.kind, f5.code AS unit, r.quarter, f7.code AS lead, r.status, r.reported_on, r.set_aside_on, f11.code AS set_aside_by, r.set_aside_because
FROM plan_item i
JOIN plan_item_revision r ON r.plan_item_id = i.plan_item_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
  WHERE x.plan_item_id = r.plan_item_id)
JOIN audit_plan f1 ON f1.audit_plan_id = r.plan_id
LEFT JOIN unit f5 ON f5.unit_id = r.unit_id
JOIN person f7 ON f7.person_id = r.lead_id
LEFT JOIN person f11 ON f11.person_id = r.set_aside_by_id
WHERE r.withdrawn = 0;

CREATE TABLE plan_item_focus (
  plan_item_focus_id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item,
  area_id INTEGER NOT NULL REFERENCES focus_area,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (item_id, area_id)
) STRICT;
CREATE INDEX plan_item_focus_by_change ON plan_item_focus (change_id);
CREATE TABLE plan_item_focus_revision (
  plan_item_focus_id INTEGER NOT NULL REFERENCES plan_item_focus,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  PRIMARY KEY (plan_item_focus_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_item_focus_revision_by_change ON plan_item_focus_revision (change_id);
CREATE TRIGGER plan_item_focus_no_update BEFORE UPDATE ON plan_item_focus
BEGIN SELECT raise(ABORT, 'plan_item_focus is append-only'); END;
CREATE TRIGGER plan_item_focus_no_delete BEFORE DELETE ON plan_item_focus
BEGIN SELECT raise(ABORT, 'plan_item_focus is append-only'); END;
CREATE TRIGGER plan_item_focus_no_late_insert BEFORE INSERT ON plan_item_focus
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER plan_item_focus_revision_no_update BEFORE UPDATE ON plan_item_focus_revision
BEGIN SELECT raise(ABORT, 'plan_item_focus_revision is append-only'); END;
CREATE TRIGGER plan_item_focus_revision_no_delete BEFORE DELETE ON plan_item_focus_revision
BEGIN SELECT raise(ABORT, 'plan_item_focus_revision is append-only'); END;
CREATE TRIGGER plan_item_focus_revision_no_late_insert BEFORE INSERT ON plan_item_focus_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW plan_item_focuses AS
SELECT f0.code AS item, f1.code AS area
FROM plan_item_focus i
JOIN plan_item_focus_revision r ON r.plan_item_focus_id = i.plan_item_focus_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_focus_revision x
  WHERE x.plan_item_focus_id = r.plan_item_focus_id)
JOIN plan_item f0 ON f0.plan_item_id = i.item_id
JOIN focus_area f1 ON f1.focus_area_id = i.area_id
WHERE r.withdrawn = 0;

CREATE TABLE plan_item_priority (
  plan_item_priority_id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES plan_item,
  priority_id INTEGER NOT NULL REFERENCES quality_priority,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (item_id, priority_id)
) STRICT;
CREATE INDEX plan_item_priority_by_change ON plan_item_priority (change_id);
CREATE TABLE plan_item_priority_revision (
  plan_item_priority_id INTEGER NOT NULL REFERENCES plan_item_priority,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  PRIMARY KEY (plan_item_priority_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_item_priority_revision_by_change ON plan_item_priority_revision (change_id);
CREATE TRIGGER plan_item_priority_no_update BEFORE UPDATE ON plan_item_priority
BEGIN SELECT raise(ABORT, 'plan_item_priority is append-only'); END;
CREATE TRIGGER plan_item_priority_no_delete BEFORE DELETE ON plan_item_priority
BEGIN SELECT raise(ABORT, 'plan_item_priority is append-only'); END;
CREATE TRIGGER plan_item_priority_no_late_insert BEFORE INSERT ON plan_item_priority
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER plan_item_priority_revision_no_update BEFORE UPDATE ON plan_item_priority_revision
BEGIN SELECT raise(ABORT, 'plan_item_priority_revision is append-only'); END;
CREATE TRIGGER plan_item_priority_revision_no_delete BEFORE DELETE ON plan_item_priority_revision
BEGIN SELECT raise(ABORT, 'plan_item_priority_revision is append-only'); END;
CREATE TRIGGER plan_item_priority_revision_no_late_insert BEFORE INSERT ON plan_item_priority_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW plan_item_priorities AS
SELECT f0.code AS item, f1.code AS priority
FROM plan_item_priority i
JOIN plan_item_priority_revision r ON r.plan_item_priority_id = i.plan_item_priority_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_priority_revision x
  WHERE x.plan_item_priority_id = r.plan_item_priority_id)
JOIN plan_item f0 ON f0.plan_item_id = i.item_id
JOIN quality_priority f1 ON f1.quality_priority_id = i.priority_id
WHERE r.withdrawn = 0;

CREATE VIEW breach_reference_audit_plan (entity, record, detail) AS
SELECT 'audit_plan', i.code, 'approved_by: '
  || ifnull((SELECT code FROM committee WHERE committee_id = r.approved_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM audit_plan i
JOIN audit_plan_revision r ON r.audit_plan_id = i.audit_plan_id AND r.change_id = (SELECT max(x.change_id) FROM audit_plan_revision x
  WHERE x.audit_plan_id = r.audit_plan_id)
LEFT JOIN committee_revision t ON t.committee_id = r.approved_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM committee_revision x
  WHERE x.committee_id = t.committee_id)
WHERE r.withdrawn = 0 AND r.approved_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_audit_plan BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM audit_plan_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM committee_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_audit_plan)
BEGIN SELECT raise(ABORT, 'reference-audit_plan'); END;

CREATE VIEW breach_reference_plan_item (entity, record, detail) AS
SELECT 'plan_item', i.code, 'plan: '
  || ifnull((SELECT code FROM audit_plan WHERE audit_plan_id = r.plan_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item i
JOIN plan_item_revision r ON r.plan_item_id = i.plan_item_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
  WHERE x.plan_item_id = r.plan_item_id)
LEFT JOIN audit_plan_revision t ON t.audit_plan_id = r.plan_id
  AND t.change_id = (SELECT max(x.change_id) FROM audit_plan_revision x
  WHERE x.audit_plan_id = t.audit_plan_id)
WHERE r.withdrawn = 0 AND r.plan_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'plan_item', i.code, 'lead: '
  || ifnull((SELECT code FROM person WHERE person_id = r.lead_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item i
JOIN plan_item_revision r ON r.plan_item_id = i.plan_item_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
  WHERE x.plan_item_id = r.plan_item_id)
LEFT JOIN person_revision t ON t.person_id = r.lead_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.lead_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'plan_item', i.code, 'set_aside_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.set_aside_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item i
JOIN plan_item_revision r ON r.plan_item_id = i.plan_item_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
  WHERE x.plan_item_id = r.plan_item_id)
LEFT JOIN person_revision t ON t.person_id = r.set_aside_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.set_aside_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_plan_item BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM plan_item_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM audit_plan_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_plan_item)
BEGIN SELECT raise(ABORT, 'reference-plan_item'); END;

CREATE VIEW breach_reference_plan_item_focus (entity, record, detail) AS
SELECT 'plan_item_focus', ifnull((SELECT code FROM plan_item WHERE plan_item_id = i.item_id), '?') || ' / ' || ifnull((SELECT code FROM focus_area WHERE focus_area_id = i.area_id), '?'), 'item: '
  || ifnull((SELECT code FROM plan_item WHERE plan_item_id = i.item_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item_focus i
JOIN plan_item_focus_revision r ON r.plan_item_focus_id = i.plan_item_focus_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_focus_revision x
  WHERE x.plan_item_focus_id = r.plan_item_focus_id)
LEFT JOIN plan_item_revision t ON t.plan_item_id = i.item_id
  AND t.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
  WHERE x.plan_item_id = t.plan_item_id)
WHERE r.withdrawn = 0 AND i.item_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'plan_item_focus', ifnull((SELECT code FROM plan_item WHERE plan_item_id = i.item_id), '?') || ' / ' || ifnull((SELECT code FROM focus_area WHERE focus_area_id = i.area_id), '?'), 'area: '
  || ifnull((SELECT code FROM focus_area WHERE focus_area_id = i.area_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item_focus i
JOIN plan_item_focus_revision r ON r.plan_item_focus_id = i.plan_item_focus_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_focus_revision x
  WHERE x.plan_item_focus_id = r.plan_item_focus_id)
LEFT JOIN focus_area_revision t ON t.focus_area_id = i.area_id
  AND t.change_id = (SELECT max(x.change_id) FROM focus_area_revision x
  WHERE x.focus_area_id = t.focus_area_id)
WHERE r.withdrawn = 0 AND i.area_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_plan_item_focus BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM plan_item_focus_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM plan_item_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM focus_area_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_plan_item_focus)
BEGIN SELECT raise(ABORT, 'reference-plan_item_focus'); END;

CREATE VIEW breach_reference_plan_item_priority (entity, record, detail) AS
SELECT 'plan_item_priority', ifnull((SELECT code FROM plan_item WHERE plan_item_id = i.item_id), '?') || ' / ' || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id), '?'), 'item: '
  || ifnull((SELECT code FROM plan_item WHERE plan_item_id = i.item_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item_priority i
JOIN plan_item_priority_revision r ON r.plan_item_priority_id = i.plan_item_priority_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_priority_revision x
  WHERE x.plan_item_priority_id = r.plan_item_priority_id)
LEFT JOIN plan_item_revision t ON t.plan_item_id = i.item_id
  AND t.change_id = (SELECT max(x.change_id) FROM plan_item_revision x
  WHERE x.plan_item_id = t.plan_item_id)
WHERE r.withdrawn = 0 AND i.item_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'plan_item_priority', ifnull((SELECT code FROM plan_item WHERE plan_item_id = i.item_id), '?') || ' / ' || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id), '?'), 'priority: '
  || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id)
    || ' was taken back', 'the record that it names is not there')
FROM plan_item_priority i
JOIN plan_item_priority_revision r ON r.plan_item_priority_id = i.plan_item_priority_id AND r.change_id = (SELECT max(x.change_id) FROM plan_item_priority_revision x
  WHERE x.plan_item_priority_id = r.plan_item_priority_id)
LEFT JOIN quality_priority_revision t ON t.quality_priority_id = i.priority_id
  AND t.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = t.quality_priority_id)
WHERE r.withdrawn = 0 AND i.priority_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_plan_item_priority BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM plan_item_priority_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM plan_item_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_plan_item_priority)
BEGIN SELECT raise(ABORT, 'reference-plan_item_priority'); END;

CREATE VIEW breach_i_62 (entity, record, detail) AS
SELECT 'plan_item', i.code, 'it is called ' || i.status || ', and its plan ' || p.code
  || ' is a draft'
FROM plan_items i JOIN audit_plans p ON p.code = i.plan
WHERE p.status = 'draft' AND i.status IN ('in_progress', 'reported', 'complete');
CREATE TRIGGER check_breach_i_62 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM audit_plan_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM plan_item_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_62)
BEGIN SELECT raise(ABORT, 'I-62'); END;

CREATE VIEW breach_i_63 (entity, record, detail) AS
SELECT 'plan_item_priority', s.item || ' / ' || s.priority, 'the item is planned for '
  || p.financial_year || ', and the priority is one of ' || q.financial_year
FROM plan_item_priorities s
JOIN plan_items i ON i.code = s.item
JOIN audit_plans p ON p.code = i.plan
JOIN quality_priorities q ON q.code = s.priority
WHERE p.financial_year <> q.financial_year;
CREATE TRIGGER check_breach_i_63 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM audit_plan_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM plan_item_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM plan_item_priority_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_63)
BEGIN SELECT raise(ABORT, 'I-63'); END;
