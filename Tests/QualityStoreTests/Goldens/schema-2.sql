CREATE TABLE site (
  site_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX site_by_change ON site (change_id);
CREATE TABLE site_revision (
  site_id INTEGER NOT NULL REFERENCES site,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  locality TEXT NOT NULL CHECK (trim(locality) <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('inpatient', 'community_base', 'clinic', 'school', 'childrens_centre', 'prison', 'home_visiting_base', 'corporate')),
  PRIMARY KEY (site_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX site_revision_by_change ON site_revision (change_id);
CREATE TRIGGER site_no_update BEFORE UPDATE ON site
BEGIN SELECT raise(ABORT, 'site is append-only'); END;
CREATE TRIGGER site_no_delete BEFORE DELETE ON site
BEGIN SELECT raise(ABORT, 'site is append-only'); END;
CREATE TRIGGER site_no_late_insert BEFORE INSERT ON site
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER site_revision_no_update BEFORE UPDATE ON site_revision
BEGIN SELECT raise(ABORT, 'site_revision is append-only'); END;
CREATE TRIGGER site_revision_no_delete BEFORE DELETE ON site_revision
BEGIN SELECT raise(ABORT, 'site_revision is append-only'); END;
CREATE TRIGGER site_revision_no_late_insert BEFORE INSERT ON site_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW sites AS
SELECT i.code, r.name, r.locality, r.kind
FROM site i
JOIN site_revision r ON r.site_id = i.site_id AND r.change_id = (SELECT max(x.change_id) FROM site_revision x
  WHERE x.site_id = r.site_id)

WHERE r.withdrawn = 0;

CREATE TABLE unit_location (
  unit_location_id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (unit_id, from_on)
) STRICT;
CREATE INDEX unit_location_by_change ON unit_location (change_id);
CREATE TABLE unit_location_revision (
  unit_location_id INTEGER NOT NULL REFERENCES unit_location,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  site_id INTEGER NOT NULL REFERENCES site,
  beds INTEGER CHECK (beds BETWEEN 1 AND 999),
  PRIMARY KEY (unit_location_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_location_revision_by_change ON unit_location_revision (change_id);
CREATE TRIGGER unit_location_no_update BEFORE UPDATE ON unit_location
BEGIN SELECT raise(ABORT, 'unit_location is append-only'); END;
CREATE TRIGGER unit_location_no_delete BEFORE DELETE ON unit_location
BEGIN SELECT raise(ABORT, 'unit_location is append-only'); END;
CREATE TRIGGER unit_location_no_late_insert BEFORE INSERT ON unit_location
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER unit_location_revision_no_update BEFORE UPDATE ON unit_location_revision
BEGIN SELECT raise(ABORT, 'unit_location_revision is append-only'); END;
CREATE TRIGGER unit_location_revision_no_delete BEFORE DELETE ON unit_location_revision
BEGIN SELECT raise(ABORT, 'unit_location_revision is append-only'); END;
CREATE TRIGGER unit_location_revision_no_late_insert BEFORE INSERT ON unit_location_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW unit_locations AS
SELECT f0.code AS unit, i.from_on, f2.code AS site, r.beds
FROM unit_location i
JOIN unit_location_revision r ON r.unit_location_id = i.unit_location_id AND r.change_id = (SELECT max(x.change_id) FROM unit_location_revision x
  WHERE x.unit_location_id = r.unit_location_id)
JOIN unit f0 ON f0.unit_id = i.unit_id
JOIN site f2 ON f2.site_id = r.site_id
WHERE r.withdrawn = 0;

CREATE TABLE unit_placement (
  unit_placement_id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (unit_id, from_on)
) STRICT;
CREATE INDEX unit_placement_by_change ON unit_placement (change_id);
CREATE TABLE unit_placement_revision (
  unit_placement_id INTEGER NOT NULL REFERENCES unit_placement,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  under_id INTEGER NOT NULL REFERENCES unit,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  PRIMARY KEY (unit_placement_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_placement_revision_by_change ON unit_placement_revision (change_id);
CREATE TRIGGER unit_placement_no_update BEFORE UPDATE ON unit_placement
BEGIN SELECT raise(ABORT, 'unit_placement is append-only'); END;
CREATE TRIGGER unit_placement_no_delete BEFORE DELETE ON unit_placement
BEGIN SELECT raise(ABORT, 'unit_placement is append-only'); END;
CREATE TRIGGER unit_placement_no_late_insert BEFORE INSERT ON unit_placement
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER unit_placement_revision_no_update BEFORE UPDATE ON unit_placement_revision
BEGIN SELECT raise(ABORT, 'unit_placement_revision is append-only'); END;
CREATE TRIGGER unit_placement_revision_no_delete BEFORE DELETE ON unit_placement_revision
BEGIN SELECT raise(ABORT, 'unit_placement_revision is append-only'); END;
CREATE TRIGGER unit_placement_revision_no_late_insert BEFORE INSERT ON unit_placement_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER unit_placement_revision_rule_1 BEFORE INSERT ON unit_placement_revision
WHEN EXISTS (SELECT 1 FROM unit_placement i
  WHERE i.unit_placement_id = NEW.unit_placement_id AND NOT (ifnull(i.unit_id <> NEW.under_id, 1)))
BEGIN SELECT raise(ABORT, 'I-50'); END;
CREATE VIEW unit_placements AS
SELECT f0.code AS unit, i.from_on, f2.code AS under, r.reason
FROM unit_placement i
JOIN unit_placement_revision r ON r.unit_placement_id = i.unit_placement_id AND r.change_id = (SELECT max(x.change_id) FROM unit_placement_revision x
  WHERE x.unit_placement_id = r.unit_placement_id)
JOIN unit f0 ON f0.unit_id = i.unit_id
JOIN unit f2 ON f2.unit_id = r.under_id
WHERE r.withdrawn = 0;

CREATE TABLE unit_succession (
  unit_succession_id INTEGER PRIMARY KEY,
  predecessor_id INTEGER NOT NULL REFERENCES unit,
  successor_id INTEGER NOT NULL REFERENCES unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (predecessor_id, successor_id)
) STRICT;
CREATE INDEX unit_succession_by_change ON unit_succession (change_id);
CREATE TABLE unit_succession_revision (
  unit_succession_id INTEGER NOT NULL REFERENCES unit_succession,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  kind TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split', 'moved')),
  PRIMARY KEY (unit_succession_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_succession_revision_by_change ON unit_succession_revision (change_id);
CREATE TRIGGER unit_succession_no_update BEFORE UPDATE ON unit_succession
BEGIN SELECT raise(ABORT, 'unit_succession is append-only'); END;
CREATE TRIGGER unit_succession_no_delete BEFORE DELETE ON unit_succession
BEGIN SELECT raise(ABORT, 'unit_succession is append-only'); END;
CREATE TRIGGER unit_succession_no_late_insert BEFORE INSERT ON unit_succession
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER unit_succession_revision_no_update BEFORE UPDATE ON unit_succession_revision
BEGIN SELECT raise(ABORT, 'unit_succession_revision is append-only'); END;
CREATE TRIGGER unit_succession_revision_no_delete BEFORE DELETE ON unit_succession_revision
BEGIN SELECT raise(ABORT, 'unit_succession_revision is append-only'); END;
CREATE TRIGGER unit_succession_revision_no_late_insert BEFORE INSERT ON unit_succession_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER unit_succession_revision_rule_1 BEFORE INSERT ON unit_succession_revision
WHEN EXISTS (SELECT 1 FROM unit_succession i
  WHERE i.unit_succession_id = NEW.unit_succession_id AND NOT (ifnull(i.predecessor_id <> i.successor_id, 1)))
BEGIN SELECT raise(ABORT, 'I-50'); END;
CREATE VIEW unit_successions AS
SELECT f0.code AS predecessor, f1.code AS successor, r.from_on, r.kind
FROM unit_succession i
JOIN unit_succession_revision r ON r.unit_succession_id = i.unit_succession_id AND r.change_id = (SELECT max(x.change_id) FROM unit_succession_revision x
  WHERE x.unit_succession_id = r.unit_succession_id)
JOIN unit f0 ON f0.unit_id = i.predecessor_id
JOIN unit f1 ON f1.unit_id = i.successor_id
WHERE r.withdrawn = 0;

CREATE TABLE person (
  person_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX person_by_change ON person (change_id);
CREATE TABLE person_revision (
  person_id INTEGER NOT NULL REFERENCES person,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('staff', 'service_user', 'carer', 'non_executive', 'external')),
  unit_id INTEGER REFERENCES unit,
  PRIMARY KEY (person_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_revision_by_change ON person_revision (change_id);
CREATE TRIGGER person_no_update BEFORE UPDATE ON person
BEGIN SELECT raise(ABORT, 'person is append-only'); END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person
BEGIN SELECT raise(ABORT, 'person is append-only'); END;
CREATE TRIGGER person_no_late_insert BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER person_revision_no_update BEFORE UPDATE ON person_revision
BEGIN SELECT raise(ABORT, 'person_revision is append-only'); END;
CREATE TRIGGER person_revision_no_delete BEFORE DELETE ON person_revision
BEGIN SELECT raise(ABORT, 'person_revision is append-only'); END;
CREATE TRIGGER person_revision_no_late_insert BEFORE INSERT ON person_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW people AS
SELECT i.code, r.name, r.kind, f3.code AS unit
FROM person i
JOIN person_revision r ON r.person_id = i.person_id AND r.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = r.person_id)
LEFT JOIN unit f3 ON f3.unit_id = r.unit_id
WHERE r.withdrawn = 0;

CREATE TABLE committee (
  committee_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX committee_by_change ON committee (change_id);
CREATE TABLE committee_revision (
  committee_id INTEGER NOT NULL REFERENCES committee,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  level TEXT NOT NULL CHECK (level IN ('board', 'board_committee', 'executive', 'trust_group', 'directorate', 'unit')),
  unit_id INTEGER REFERENCES unit,
  reports_to_id INTEGER REFERENCES committee,
  PRIMARY KEY (committee_id, change_id),
  CONSTRAINT "I-50" CHECK (ifnull(committee_id <> reports_to_id, 1)),
  CONSTRAINT "I-54" CHECK (NOT (ifnull(level IN ('directorate', 'unit'), 0)) OR (unit_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX committee_revision_by_change ON committee_revision (change_id);
CREATE TRIGGER committee_no_update BEFORE UPDATE ON committee
BEGIN SELECT raise(ABORT, 'committee is append-only'); END;
CREATE TRIGGER committee_no_delete BEFORE DELETE ON committee
BEGIN SELECT raise(ABORT, 'committee is append-only'); END;
CREATE TRIGGER committee_no_late_insert BEFORE INSERT ON committee
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER committee_revision_no_update BEFORE UPDATE ON committee_revision
BEGIN SELECT raise(ABORT, 'committee_revision is append-only'); END;
CREATE TRIGGER committee_revision_no_delete BEFORE DELETE ON committee_revision
BEGIN SELECT raise(ABORT, 'committee_revision is append-only'); END;
CREATE TRIGGER committee_revision_no_late_insert BEFORE INSERT ON committee_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW committees AS
SELECT i.code, r.name, r.level, f3.code AS unit, f4.code AS reports_to
FROM committee i
JOIN committee_revision r ON r.committee_id = i.committee_id AND r.change_id = (SELECT max(x.change_id) FROM committee_revision x
  WHERE x.committee_id = r.committee_id)
LEFT JOIN unit f3 ON f3.unit_id = r.unit_id
LEFT JOIN committee f4 ON f4.committee_id = r.reports_to_id
WHERE r.withdrawn = 0;

CREATE TABLE role (
  role_id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person,
  role TEXT NOT NULL CHECK (role IN ('chief_executive', 'medical_director', 'director_of_nursing', 'chief_operating_officer', 'non_executive_director', 'service_director', 'clinical_director', 'team_leader', 'improvement_lead', 'assurance_lead', 'audit_lead', 'analyst', 'sponsor', 'coach', 'committee_chair', 'committee_member', 'service_user_representative', 'carer_representative', 'speak_up_guardian', 'data_protection_officer', 'equality_lead')),
  unit_id INTEGER NOT NULL REFERENCES unit,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (person_id, role, unit_id, from_on)
) STRICT;
CREATE INDEX role_by_change ON role (change_id);
CREATE TABLE role_revision (
  role_id INTEGER NOT NULL REFERENCES role,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  to_on TEXT CHECK (to_on IS date(to_on, '+0 days')),
  committee_id INTEGER REFERENCES committee,
  PRIMARY KEY (role_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_revision_by_change ON role_revision (change_id);
CREATE TRIGGER role_no_update BEFORE UPDATE ON role
BEGIN SELECT raise(ABORT, 'role is append-only'); END;
CREATE TRIGGER role_no_delete BEFORE DELETE ON role
BEGIN SELECT raise(ABORT, 'role is append-only'); END;
CREATE TRIGGER role_no_late_insert BEFORE INSERT ON role
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER role_revision_no_update BEFORE UPDATE ON role_revision
BEGIN SELECT raise(ABORT, 'role_revision is append-only'); END;
CREATE TRIGGER role_revision_no_delete BEFORE DELETE ON role_revision
BEGIN SELECT raise(ABORT, 'role_revision is append-only'); END;
CREATE TRIGGER role_revision_no_late_insert BEFORE INSERT ON role_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER role_revision_rule_1 BEFORE INSERT ON role_revision
WHEN EXISTS (SELECT 1 FROM role i
  WHERE i.role_id = NEW.role_id AND NOT (ifnull(i.from_on <= NEW.to_on, 1)))
BEGIN SELECT raise(ABORT, 'I-49'); END;
CREATE TRIGGER role_revision_rule_2 BEFORE INSERT ON role_revision
WHEN EXISTS (SELECT 1 FROM role i
  WHERE i.role_id = NEW.role_id AND NOT (NOT (ifnull(i.role IN ('committee_chair', 'committee_member'), 0)) OR (NEW.committee_id IS NOT NULL)))
BEGIN SELECT raise(ABORT, 'I-56'); END;
CREATE VIEW roles AS
SELECT f0.code AS person, i.role, f2.code AS unit, i.from_on, r.to_on, f5.code AS committee
FROM role i
JOIN role_revision r ON r.role_id = i.role_id AND r.change_id = (SELECT max(x.change_id) FROM role_revision x
  WHERE x.role_id = r.role_id)
JOIN person f0 ON f0.person_id = i.person_id
JOIN unit f2 ON f2.unit_id = i.unit_id
LEFT JOIN committee f5 ON f5.committee_id = r.committee_id
WHERE r.withdrawn = 0;

CREATE TABLE method (
  method_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX method_by_change ON method (change_id);
CREATE TABLE method_revision (
  method_id INTEGER NOT NULL REFERENCES method,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  fits TEXT CHECK (trim(fits) <> ''),
  requires_family INTEGER NOT NULL CHECK (requires_family IN (0, 1)),
  requires_standards INTEGER NOT NULL CHECK (requires_standards IN (0, 1)),
  requires_approval INTEGER NOT NULL CHECK (requires_approval IN (0, 1)),
  PRIMARY KEY (method_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX method_revision_by_change ON method_revision (change_id);
CREATE TRIGGER method_no_update BEFORE UPDATE ON method
BEGIN SELECT raise(ABORT, 'method is append-only'); END;
CREATE TRIGGER method_no_delete BEFORE DELETE ON method
BEGIN SELECT raise(ABORT, 'method is append-only'); END;
CREATE TRIGGER method_no_late_insert BEFORE INSERT ON method
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER method_revision_no_update BEFORE UPDATE ON method_revision
BEGIN SELECT raise(ABORT, 'method_revision is append-only'); END;
CREATE TRIGGER method_revision_no_delete BEFORE DELETE ON method_revision
BEGIN SELECT raise(ABORT, 'method_revision is append-only'); END;
CREATE TRIGGER method_revision_no_late_insert BEFORE INSERT ON method_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW methods AS
SELECT i.code, r.name, r.fits, r.requires_family, r.requires_standards, r.requires_approval
FROM method i
JOIN method_revision r ON r.method_id = i.method_id AND r.change_id = (SELECT max(x.change_id) FROM method_revision x
  WHERE x.method_id = r.method_id)

WHERE r.withdrawn = 0;

CREATE TABLE triage (
  triage_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX triage_by_change ON triage (change_id);
CREATE TABLE triage_revision (
  triage_id INTEGER NOT NULL REFERENCES triage,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  idea TEXT NOT NULL CHECK (trim(idea) <> ''),
  problem_type TEXT NOT NULL CHECK (problem_type IN ('known_solution', 'compliance_gap', 'safety_must_do', 'wicked', 'redesign', 'evaluate_existing', 'new_knowledge', 'record_system')),
  recommended_id INTEGER NOT NULL REFERENCES method,
  chosen_id INTEGER NOT NULL REFERENCES method,
  override_reason TEXT CHECK (trim(override_reason) <> ''),
  decided_by_id INTEGER NOT NULL REFERENCES person,
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')),
  PRIMARY KEY (triage_id, change_id),
  CONSTRAINT "I-24" CHECK (NOT (ifnull(recommended_id <> chosen_id, 0)) OR (override_reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX triage_revision_by_change ON triage_revision (change_id);
CREATE TRIGGER triage_no_update BEFORE UPDATE ON triage
BEGIN SELECT raise(ABORT, 'triage is append-only'); END;
CREATE TRIGGER triage_no_delete BEFORE DELETE ON triage
BEGIN SELECT raise(ABORT, 'triage is append-only'); END;
CREATE TRIGGER triage_no_late_insert BEFORE INSERT ON triage
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER triage_revision_no_update BEFORE UPDATE ON triage_revision
BEGIN SELECT raise(ABORT, 'triage_revision is append-only'); END;
CREATE TRIGGER triage_revision_no_delete BEFORE DELETE ON triage_revision
BEGIN SELECT raise(ABORT, 'triage_revision is append-only'); END;
CREATE TRIGGER triage_revision_no_late_insert BEFORE INSERT ON triage_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW triages AS
SELECT i.code, r.idea, r.problem_type, f3.code AS recommended, f4.code AS chosen, r.override_reason, f6.code AS decided_by, r.decided_on
FROM triage i
JOIN triage_revision r ON r.triage_id = i.triage_id AND r.change_id = (SELECT max(x.change_id) FROM triage_revision x
  WHERE x.triage_id = r.triage_id)
JOIN method f3 ON f3.method_id = r.recommended_id
JOIN method f4 ON f4.method_id = r.chosen_id
JOIN person f6 ON f6.person_id = r.decided_by_id
WHERE r.withdrawn = 0;

CREATE TABLE objective (
  objective_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX objective_by_change ON objective (change_id);
CREATE TABLE objective_revision (
  objective_id INTEGER NOT NULL REFERENCES objective,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  level TEXT NOT NULL CHECK (level IN ('national', 'trust_strategy', 'building_block', 'strategic_priority', 'quality_priority', 'directorate', 'team', 'individual')),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  unit_id INTEGER REFERENCES unit,
  owner_id INTEGER REFERENCES person,
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
  PRIMARY KEY (objective_id, change_id),
  CONSTRAINT "I-49" CHECK (ifnull(valid_from <= valid_to, 1)),
  CONSTRAINT "I-54" CHECK (NOT (ifnull(level IN ('directorate', 'team'), 0)) OR (unit_id IS NOT NULL)),
  CONSTRAINT "I-54" CHECK (NOT (ifnull(level IN ('national', 'trust_strategy', 'building_block', 'strategic_priority', 'quality_priority'), 0)) OR (unit_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX objective_revision_by_change ON objective_revision (change_id);
CREATE TRIGGER objective_no_update BEFORE UPDATE ON objective
BEGIN SELECT raise(ABORT, 'objective is append-only'); END;
CREATE TRIGGER objective_no_delete BEFORE DELETE ON objective
BEGIN SELECT raise(ABORT, 'objective is append-only'); END;
CREATE TRIGGER objective_no_late_insert BEFORE INSERT ON objective
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER objective_revision_no_update BEFORE UPDATE ON objective_revision
BEGIN SELECT raise(ABORT, 'objective_revision is append-only'); END;
CREATE TRIGGER objective_revision_no_delete BEFORE DELETE ON objective_revision
BEGIN SELECT raise(ABORT, 'objective_revision is append-only'); END;
CREATE TRIGGER objective_revision_no_late_insert BEFORE INSERT ON objective_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW objectives AS
SELECT i.code, r.level, r.title, f3.code AS unit, f4.code AS owner, r.valid_from, r.valid_to
FROM objective i
JOIN objective_revision r ON r.objective_id = i.objective_id AND r.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = r.objective_id)
LEFT JOIN unit f3 ON f3.unit_id = r.unit_id
LEFT JOIN person f4 ON f4.person_id = r.owner_id
WHERE r.withdrawn = 0;

CREATE TABLE objective_link (
  objective_link_id INTEGER PRIMARY KEY,
  objective_id INTEGER NOT NULL REFERENCES objective,
  serves_id INTEGER NOT NULL REFERENCES objective,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (objective_id, serves_id)
) STRICT;
CREATE INDEX objective_link_by_change ON objective_link (change_id);
CREATE TABLE objective_link_revision (
  objective_link_id INTEGER NOT NULL REFERENCES objective_link,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  rationale TEXT NOT NULL CHECK (trim(rationale) <> ''),
  PRIMARY KEY (objective_link_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX objective_link_revision_by_change ON objective_link_revision (change_id);
CREATE TRIGGER objective_link_no_update BEFORE UPDATE ON objective_link
BEGIN SELECT raise(ABORT, 'objective_link is append-only'); END;
CREATE TRIGGER objective_link_no_delete BEFORE DELETE ON objective_link
BEGIN SELECT raise(ABORT, 'objective_link is append-only'); END;
CREATE TRIGGER objective_link_no_late_insert BEFORE INSERT ON objective_link
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER objective_link_revision_no_update BEFORE UPDATE ON objective_link_revision
BEGIN SELECT raise(ABORT, 'objective_link_revision is append-only'); END;
CREATE TRIGGER objective_link_revision_no_delete BEFORE DELETE ON objective_link_revision
BEGIN SELECT raise(ABORT, 'objective_link_revision is append-only'); END;
CREATE TRIGGER objective_link_revision_no_late_insert BEFORE INSERT ON objective_link_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER objective_link_revision_rule_1 BEFORE INSERT ON objective_link_revision
WHEN EXISTS (SELECT 1 FROM objective_link i
  WHERE i.objective_link_id = NEW.objective_link_id AND NOT (ifnull(i.objective_id <> i.serves_id, 1)))
BEGIN SELECT raise(ABORT, 'I-01'); END;
CREATE VIEW objective_links AS
SELECT f0.code AS objective, f1.code AS serves, r.rationale
FROM objective_link i
JOIN objective_link_revision r ON r.objective_link_id = i.objective_link_id AND r.change_id = (SELECT max(x.change_id) FROM objective_link_revision x
  WHERE x.objective_link_id = r.objective_link_id)
JOIN objective f0 ON f0.objective_id = i.objective_id
JOIN objective f1 ON f1.objective_id = i.serves_id
WHERE r.withdrawn = 0;

CREATE TABLE focus_area (
  focus_area_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX focus_area_by_change ON focus_area (change_id);
CREATE TABLE focus_area_revision (
  focus_area_id INTEGER NOT NULL REFERENCES focus_area,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  edition TEXT NOT NULL CHECK (trim(edition) <> ''),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
  synthetic INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
  PRIMARY KEY (focus_area_id, change_id),
  CONSTRAINT "I-49" CHECK (ifnull(valid_from <= valid_to, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX focus_area_revision_by_change ON focus_area_revision (change_id);
CREATE TRIGGER focus_area_no_update BEFORE UPDATE ON focus_area
BEGIN SELECT raise(ABORT, 'focus_area is append-only'); END;
CREATE TRIGGER focus_area_no_delete BEFORE DELETE ON focus_area
BEGIN SELECT raise(ABORT, 'focus_area is append-only'); END;
CREATE TRIGGER focus_area_no_late_insert BEFORE INSERT ON focus_area
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER focus_area_revision_no_update BEFORE UPDATE ON focus_area_revision
BEGIN SELECT raise(ABORT, 'focus_area_revision is append-only'); END;
CREATE TRIGGER focus_area_revision_no_delete BEFORE DELETE ON focus_area_revision
BEGIN SELECT raise(ABORT, 'focus_area_revision is append-only'); END;
CREATE TRIGGER focus_area_revision_no_late_insert BEFORE INSERT ON focus_area_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW focus_areas AS
SELECT i.code, r.edition, r.name, r.valid_from, r.valid_to, r.synthetic
FROM focus_area i
JOIN focus_area_revision r ON r.focus_area_id = i.focus_area_id AND r.change_id = (SELECT max(x.change_id) FROM focus_area_revision x
  WHERE x.focus_area_id = r.focus_area_id)

WHERE r.withdrawn = 0;

CREATE TABLE quality_priority (
  quality_priority_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX quality_priority_by_change ON quality_priority (change_id);
CREATE TABLE quality_priority_revision (
  quality_priority_id INTEGER NOT NULL REFERENCES quality_priority,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  objective_id INTEGER NOT NULL REFERENCES objective,
  financial_year TEXT NOT NULL CHECK (financial_year IN ('2010/11', '2011/12', '2012/13', '2013/14', '2014/15', '2015/16', '2016/17', '2017/18', '2018/19', '2019/20', '2020/21', '2021/22', '2022/23', '2023/24', '2024/25', '2025/26', '2026/27', '2027/28', '2028/29', '2029/30', '2030/31', '2031/32', '2032/33', '2033/34', '2034/35', '2035/36', '2036/37', '2037/38', '2038/39', '2039/40', '2040/41', '2041/42', '2042/43', '2043/44', '2044/45', '2045/46', '2046/47', '2047/48', '2048/49', '2049/50')),
  domain TEXT NOT NULL CHECK (domain IN ('safety', 'effectiveness', 'experience', 'staff', 'equity')),
  must_do INTEGER NOT NULL CHECK (must_do IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'consulted', 'approved', 'in_progress', 'evaluated', 'closed')),
  lead_id INTEGER NOT NULL REFERENCES person,
  aim TEXT CHECK (trim(aim) <> ''),
  method_id INTEGER REFERENCES method,
  triage_id INTEGER REFERENCES triage,
  continues_id INTEGER REFERENCES quality_priority,
  PRIMARY KEY (quality_priority_id, change_id),
  CONSTRAINT "I-50" CHECK (ifnull(quality_priority_id <> continues_id, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX quality_priority_revision_by_change ON quality_priority_revision (change_id);
CREATE TRIGGER quality_priority_no_update BEFORE UPDATE ON quality_priority
BEGIN SELECT raise(ABORT, 'quality_priority is append-only'); END;
CREATE TRIGGER quality_priority_no_delete BEFORE DELETE ON quality_priority
BEGIN SELECT raise(ABORT, 'quality_priority is append-only'); END;
CREATE TRIGGER quality_priority_no_late_insert BEFORE INSERT ON quality_priority
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER quality_priority_revision_no_update BEFORE UPDATE ON quality_priority_revision
BEGIN SELECT raise(ABORT, 'quality_priority_revision is append-only'); END;
CREATE TRIGGER quality_priority_revision_no_delete BEFORE DELETE ON quality_priority_revision
BEGIN SELECT raise(ABORT, 'quality_priority_revision is append-only'); END;
CREATE TRIGGER quality_priority_revision_no_late_insert BEFORE INSERT ON quality_priority_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER quality_priority_revision_steps BEFORE INSERT ON quality_priority_revision
WHEN EXISTS (SELECT 1 FROM quality_priority_revision p
  WHERE p.quality_priority_id = NEW.quality_priority_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
      WHERE x.quality_priority_id = NEW.quality_priority_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'approved' AND NEW.status IN ('in_progress')
    OR p.status = 'consulted' AND NEW.status IN ('approved')
    OR p.status = 'evaluated' AND NEW.status IN ('closed')
    OR p.status = 'in_progress' AND NEW.status IN ('evaluated')
    OR p.status = 'proposed' AND NEW.status IN ('consulted')))
BEGIN SELECT raise(ABORT, 'quality_priority may not take this step'); END;
CREATE VIEW quality_priorities AS
SELECT i.code, r.title, f2.code AS objective, r.financial_year, r.domain, r.must_do, r.status, f7.code AS lead, r.aim, f9.code AS method, f10.code AS triage, f11.code AS continues
FROM quality_priority i
JOIN quality_priority_revision r ON r.quality_priority_id = i.quality_priority_id AND r.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = r.quality_priority_id)
JOIN objective f2 ON f2.objective_id = r.objective_id
JOIN person f7 ON f7.person_id = r.lead_id
LEFT JOIN method f9 ON f9.method_id = r.method_id
LEFT JOIN triage f10 ON f10.triage_id = r.triage_id
LEFT JOIN quality_priority f11 ON f11.quality_priority_id = r.continues_id
WHERE r.withdrawn = 0;

CREATE TABLE priority_evidence (
  priority_evidence_id INTEGER PRIMARY KEY,
  priority_id INTEGER NOT NULL REFERENCES quality_priority,
  source TEXT NOT NULL CHECK (source IN ('quality_control', 'assurance', 'improvement', 'feedback', 'national', 'population_need')),
  reference TEXT NOT NULL CHECK (trim(reference) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (priority_id, source, reference)
) STRICT;
CREATE INDEX priority_evidence_by_change ON priority_evidence (change_id);
CREATE TABLE priority_evidence_revision (
  priority_evidence_id INTEGER NOT NULL REFERENCES priority_evidence,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  summary TEXT NOT NULL CHECK (trim(summary) <> ''),
  PRIMARY KEY (priority_evidence_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX priority_evidence_revision_by_change ON priority_evidence_revision (change_id);
CREATE TRIGGER priority_evidence_no_update BEFORE UPDATE ON priority_evidence
BEGIN SELECT raise(ABORT, 'priority_evidence is append-only'); END;
CREATE TRIGGER priority_evidence_no_delete BEFORE DELETE ON priority_evidence
BEGIN SELECT raise(ABORT, 'priority_evidence is append-only'); END;
CREATE TRIGGER priority_evidence_no_late_insert BEFORE INSERT ON priority_evidence
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER priority_evidence_revision_no_update BEFORE UPDATE ON priority_evidence_revision
BEGIN SELECT raise(ABORT, 'priority_evidence_revision is append-only'); END;
CREATE TRIGGER priority_evidence_revision_no_delete BEFORE DELETE ON priority_evidence_revision
BEGIN SELECT raise(ABORT, 'priority_evidence_revision is append-only'); END;
CREATE TRIGGER priority_evidence_revision_no_late_insert BEFORE INSERT ON priority_evidence_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW evidence_items AS
SELECT f0.code AS priority, i.source, i.reference, r.summary
FROM priority_evidence i
JOIN priority_evidence_revision r ON r.priority_evidence_id = i.priority_evidence_id AND r.change_id = (SELECT max(x.change_id) FROM priority_evidence_revision x
  WHERE x.priority_evidence_id = r.priority_evidence_id)
JOIN quality_priority f0 ON f0.quality_priority_id = i.priority_id
WHERE r.withdrawn = 0;

CREATE TABLE priority_measure (
  priority_measure_id INTEGER PRIMARY KEY,
  priority_id INTEGER NOT NULL REFERENCES quality_priority,
  measure_id INTEGER NOT NULL REFERENCES measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (priority_id, measure_id)
) STRICT;
CREATE INDEX priority_measure_by_change ON priority_measure (change_id);
CREATE TABLE priority_measure_revision (
  priority_measure_id INTEGER NOT NULL REFERENCES priority_measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  goal REAL CHECK (abs(goal) < 9e999),
  PRIMARY KEY (priority_measure_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX priority_measure_revision_by_change ON priority_measure_revision (change_id);
CREATE TRIGGER priority_measure_no_update BEFORE UPDATE ON priority_measure
BEGIN SELECT raise(ABORT, 'priority_measure is append-only'); END;
CREATE TRIGGER priority_measure_no_delete BEFORE DELETE ON priority_measure
BEGIN SELECT raise(ABORT, 'priority_measure is append-only'); END;
CREATE TRIGGER priority_measure_no_late_insert BEFORE INSERT ON priority_measure
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER priority_measure_revision_no_update BEFORE UPDATE ON priority_measure_revision
BEGIN SELECT raise(ABORT, 'priority_measure_revision is append-only'); END;
CREATE TRIGGER priority_measure_revision_no_delete BEFORE DELETE ON priority_measure_revision
BEGIN SELECT raise(ABORT, 'priority_measure_revision is append-only'); END;
CREATE TRIGGER priority_measure_revision_no_late_insert BEFORE INSERT ON priority_measure_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW priority_measures AS
SELECT f0.code AS priority, f1.code AS measure, r.goal
FROM priority_measure i
JOIN priority_measure_revision r ON r.priority_measure_id = i.priority_measure_id AND r.change_id = (SELECT max(x.change_id) FROM priority_measure_revision x
  WHERE x.priority_measure_id = r.priority_measure_id)
JOIN quality_priority f0 ON f0.quality_priority_id = i.priority_id
JOIN measure f1 ON f1.measure_id = i.measure_id
WHERE r.withdrawn = 0;

CREATE TABLE data_quality_assessment (
  data_quality_assessment_id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure,
  dimension TEXT NOT NULL CHECK (dimension IN ('accuracy', 'validity', 'reliability', 'timeliness', 'relevance', 'completeness')),
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date(assessed_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (measure_id, dimension, assessed_on)
) STRICT;
CREATE INDEX data_quality_assessment_by_change ON data_quality_assessment (change_id);
CREATE TABLE data_quality_assessment_revision (
  data_quality_assessment_id INTEGER NOT NULL REFERENCES data_quality_assessment,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  rating TEXT NOT NULL CHECK (rating IN ('sufficient', 'insufficient', 'not_assessed')),
  evidence TEXT CHECK (trim(evidence) <> ''),
  assessed_by_id INTEGER NOT NULL REFERENCES person,
  signed_off_by_id INTEGER REFERENCES person,
  review_due TEXT NOT NULL CHECK (review_due IS date(review_due, '+0 days')),
  PRIMARY KEY (data_quality_assessment_id, change_id),
  CONSTRAINT "I-11" CHECK (ifnull(assessed_by_id <> signed_off_by_id, 1)),
  CONSTRAINT "I-56" CHECK (NOT (ifnull(rating IN ('sufficient', 'insufficient'), 0)) OR (evidence IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX data_quality_assessment_revision_by_change ON data_quality_assessment_revision (change_id);
CREATE TRIGGER data_quality_assessment_no_update BEFORE UPDATE ON data_quality_assessment
BEGIN SELECT raise(ABORT, 'data_quality_assessment is append-only'); END;
CREATE TRIGGER data_quality_assessment_no_delete BEFORE DELETE ON data_quality_assessment
BEGIN SELECT raise(ABORT, 'data_quality_assessment is append-only'); END;
CREATE TRIGGER data_quality_assessment_no_late_insert BEFORE INSERT ON data_quality_assessment
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER data_quality_assessment_revision_no_update BEFORE UPDATE ON data_quality_assessment_revision
BEGIN SELECT raise(ABORT, 'data_quality_assessment_revision is append-only'); END;
CREATE TRIGGER data_quality_assessment_revision_no_delete BEFORE DELETE ON data_quality_assessment_revision
BEGIN SELECT raise(ABORT, 'data_quality_assessment_revision is append-only'); END;
CREATE TRIGGER data_quality_assessment_revision_no_late_insert BEFORE INSERT ON data_quality_assessment_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER data_quality_assessment_revision_rule_1 BEFORE INSERT ON data_quality_assessment_revision
WHEN EXISTS (SELECT 1 FROM data_quality_assessment i
  WHERE i.data_quality_assessment_id = NEW.data_quality_assessment_id AND NOT (ifnull(i.assessed_on <= NEW.review_due, 1)))
BEGIN SELECT raise(ABORT, 'I-49'); END;
CREATE VIEW data_quality_assessments AS
SELECT f0.code AS measure, i.dimension, i.assessed_on, r.rating, r.evidence, f5.code AS assessed_by, f6.code AS signed_off_by, r.review_due
FROM data_quality_assessment i
JOIN data_quality_assessment_revision r ON r.data_quality_assessment_id = i.data_quality_assessment_id AND r.change_id = (SELECT max(x.change_id) FROM data_quality_assessment_revision x
  WHERE x.data_quality_assessment_id = r.data_quality_assessment_id)
JOIN measure f0 ON f0.measure_id = i.measure_id
JOIN person f5 ON f5.person_id = r.assessed_by_id
LEFT JOIN person f6 ON f6.person_id = r.signed_off_by_id
WHERE r.withdrawn = 0;

CREATE TABLE board_measure (
  board_measure_id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit,
  measure_id INTEGER NOT NULL REFERENCES measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (unit_id, measure_id)
) STRICT;
CREATE INDEX board_measure_by_change ON board_measure (change_id);
CREATE TABLE board_measure_revision (
  board_measure_id INTEGER NOT NULL REFERENCES board_measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
  PRIMARY KEY (board_measure_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_measure_revision_by_change ON board_measure_revision (change_id);
CREATE TRIGGER board_measure_no_update BEFORE UPDATE ON board_measure
BEGIN SELECT raise(ABORT, 'board_measure is append-only'); END;
CREATE TRIGGER board_measure_no_delete BEFORE DELETE ON board_measure
BEGIN SELECT raise(ABORT, 'board_measure is append-only'); END;
CREATE TRIGGER board_measure_no_late_insert BEFORE INSERT ON board_measure
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER board_measure_revision_no_update BEFORE UPDATE ON board_measure_revision
BEGIN SELECT raise(ABORT, 'board_measure_revision is append-only'); END;
CREATE TRIGGER board_measure_revision_no_delete BEFORE DELETE ON board_measure_revision
BEGIN SELECT raise(ABORT, 'board_measure_revision is append-only'); END;
CREATE TRIGGER board_measure_revision_no_late_insert BEFORE INSERT ON board_measure_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW board_measures AS
SELECT f0.code AS unit, f1.code AS measure, r.position
FROM board_measure i
JOIN board_measure_revision r ON r.board_measure_id = i.board_measure_id AND r.change_id = (SELECT max(x.change_id) FROM board_measure_revision x
  WHERE x.board_measure_id = r.board_measure_id)
JOIN unit f0 ON f0.unit_id = i.unit_id
JOIN measure f1 ON f1.measure_id = i.measure_id
WHERE r.withdrawn = 0;

CREATE TABLE huddle (
  huddle_id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit,
  day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (unit_id, day)
) STRICT;
CREATE INDEX huddle_by_change ON huddle (change_id);
CREATE TABLE huddle_revision (
  huddle_id INTEGER NOT NULL REFERENCES huddle,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  outcome TEXT NOT NULL CHECK (outcome IN ('held', 'missed', 'extra')),
  attendance INTEGER CHECK (attendance BETWEEN 1 AND 999),
  notes TEXT CHECK (trim(notes) <> ''),
  PRIMARY KEY (huddle_id, change_id),
  CONSTRAINT "I-57" CHECK (NOT (ifnull(outcome IN ('missed'), 0)) OR (attendance IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX huddle_revision_by_change ON huddle_revision (change_id);
CREATE TRIGGER huddle_no_update BEFORE UPDATE ON huddle
BEGIN SELECT raise(ABORT, 'huddle is append-only'); END;
CREATE TRIGGER huddle_no_delete BEFORE DELETE ON huddle
BEGIN SELECT raise(ABORT, 'huddle is append-only'); END;
CREATE TRIGGER huddle_no_late_insert BEFORE INSERT ON huddle
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER huddle_revision_no_update BEFORE UPDATE ON huddle_revision
BEGIN SELECT raise(ABORT, 'huddle_revision is append-only'); END;
CREATE TRIGGER huddle_revision_no_delete BEFORE DELETE ON huddle_revision
BEGIN SELECT raise(ABORT, 'huddle_revision is append-only'); END;
CREATE TRIGGER huddle_revision_no_late_insert BEFORE INSERT ON huddle_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW huddles AS
SELECT f0.code AS unit, i.day, r.outcome, r.attendance, r.notes
FROM huddle i
JOIN huddle_revision r ON r.huddle_id = i.huddle_id AND r.change_id = (SELECT max(x.change_id) FROM huddle_revision x
  WHERE x.huddle_id = r.huddle_id)
JOIN unit f0 ON f0.unit_id = i.unit_id
WHERE r.withdrawn = 0;

CREATE TABLE programme (
  programme_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX programme_by_change ON programme (change_id);
CREATE TABLE programme_revision (
  programme_id INTEGER NOT NULL REFERENCES programme,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('trust_wide', 'inter_trust', 'directorate')),
  status TEXT NOT NULL CHECK (status IN ('planned', 'running', 'closed')),
  aim TEXT CHECK (trim(aim) <> ''),
  lead_id INTEGER REFERENCES person,
  sponsor_id INTEGER REFERENCES person,
  started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
  PRIMARY KEY (programme_id, change_id),
  CONSTRAINT "I-49" CHECK (ifnull(started_on <= closed_on, 1)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('running'), 0)) OR (started_on IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('closed'), 0)) OR (closed_on IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status NOT IN ('closed'), 0)) OR (closed_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_revision_by_change ON programme_revision (change_id);
CREATE TRIGGER programme_no_update BEFORE UPDATE ON programme
BEGIN SELECT raise(ABORT, 'programme is append-only'); END;
CREATE TRIGGER programme_no_delete BEFORE DELETE ON programme
BEGIN SELECT raise(ABORT, 'programme is append-only'); END;
CREATE TRIGGER programme_no_late_insert BEFORE INSERT ON programme
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER programme_revision_no_update BEFORE UPDATE ON programme_revision
BEGIN SELECT raise(ABORT, 'programme_revision is append-only'); END;
CREATE TRIGGER programme_revision_no_delete BEFORE DELETE ON programme_revision
BEGIN SELECT raise(ABORT, 'programme_revision is append-only'); END;
CREATE TRIGGER programme_revision_no_late_insert BEFORE INSERT ON programme_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER programme_revision_steps BEFORE INSERT ON programme_revision
WHEN EXISTS (SELECT 1 FROM programme_revision p
  WHERE p.programme_id = NEW.programme_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM programme_revision x
      WHERE x.programme_id = NEW.programme_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'planned' AND NEW.status IN ('running', 'closed')
    OR p.status = 'running' AND NEW.status IN ('closed')))
BEGIN SELECT raise(ABORT, 'programme may not take this step'); END;
CREATE VIEW programmes AS
SELECT i.code, r.title, r.kind, r.status, r.aim, f5.code AS lead, f6.code AS sponsor, r.started_on, r.closed_on
FROM programme i
JOIN programme_revision r ON r.programme_id = i.programme_id AND r.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = r.programme_id)
LEFT JOIN person f5 ON f5.person_id = r.lead_id
LEFT JOIN person f6 ON f6.person_id = r.sponsor_id
WHERE r.withdrawn = 0;

CREATE TABLE programme_unit (
  programme_unit_id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programme,
  unit_id INTEGER NOT NULL REFERENCES unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (programme_id, unit_id)
) STRICT;
CREATE INDEX programme_unit_by_change ON programme_unit (change_id);
CREATE TABLE programme_unit_revision (
  programme_unit_id INTEGER NOT NULL REFERENCES programme_unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  joined_on TEXT CHECK (joined_on IS date(joined_on, '+0 days')),
  PRIMARY KEY (programme_unit_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_unit_revision_by_change ON programme_unit_revision (change_id);
CREATE TRIGGER programme_unit_no_update BEFORE UPDATE ON programme_unit
BEGIN SELECT raise(ABORT, 'programme_unit is append-only'); END;
CREATE TRIGGER programme_unit_no_delete BEFORE DELETE ON programme_unit
BEGIN SELECT raise(ABORT, 'programme_unit is append-only'); END;
CREATE TRIGGER programme_unit_no_late_insert BEFORE INSERT ON programme_unit
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER programme_unit_revision_no_update BEFORE UPDATE ON programme_unit_revision
BEGIN SELECT raise(ABORT, 'programme_unit_revision is append-only'); END;
CREATE TRIGGER programme_unit_revision_no_delete BEFORE DELETE ON programme_unit_revision
BEGIN SELECT raise(ABORT, 'programme_unit_revision is append-only'); END;
CREATE TRIGGER programme_unit_revision_no_late_insert BEFORE INSERT ON programme_unit_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW programme_units AS
SELECT f0.code AS programme, f1.code AS unit, r.joined_on
FROM programme_unit i
JOIN programme_unit_revision r ON r.programme_unit_id = i.programme_unit_id AND r.change_id = (SELECT max(x.change_id) FROM programme_unit_revision x
  WHERE x.programme_unit_id = r.programme_unit_id)
JOIN programme f0 ON f0.programme_id = i.programme_id
JOIN unit f1 ON f1.unit_id = i.unit_id
WHERE r.withdrawn = 0;

CREATE TABLE programme_measure (
  programme_measure_id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programme,
  measure_id INTEGER NOT NULL REFERENCES measure,
  role TEXT NOT NULL CHECK (role IN ('outcome', 'process', 'balancing')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (programme_id, measure_id, role)
) STRICT;
CREATE INDEX programme_measure_by_change ON programme_measure (change_id);
CREATE TABLE programme_measure_revision (
  programme_measure_id INTEGER NOT NULL REFERENCES programme_measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  goal REAL CHECK (abs(goal) < 9e999),
  PRIMARY KEY (programme_measure_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_measure_revision_by_change ON programme_measure_revision (change_id);
CREATE TRIGGER programme_measure_no_update BEFORE UPDATE ON programme_measure
BEGIN SELECT raise(ABORT, 'programme_measure is append-only'); END;
CREATE TRIGGER programme_measure_no_delete BEFORE DELETE ON programme_measure
BEGIN SELECT raise(ABORT, 'programme_measure is append-only'); END;
CREATE TRIGGER programme_measure_no_late_insert BEFORE INSERT ON programme_measure
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER programme_measure_revision_no_update BEFORE UPDATE ON programme_measure_revision
BEGIN SELECT raise(ABORT, 'programme_measure_revision is append-only'); END;
CREATE TRIGGER programme_measure_revision_no_delete BEFORE DELETE ON programme_measure_revision
BEGIN SELECT raise(ABORT, 'programme_measure_revision is append-only'); END;
CREATE TRIGGER programme_measure_revision_no_late_insert BEFORE INSERT ON programme_measure_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW programme_measures AS
SELECT f0.code AS programme, f1.code AS measure, i.role, r.goal
FROM programme_measure i
JOIN programme_measure_revision r ON r.programme_measure_id = i.programme_measure_id AND r.change_id = (SELECT max(x.change_id) FROM programme_measure_revision x
  WHERE x.programme_measure_id = r.programme_measure_id)
JOIN programme f0 ON f0.programme_id = i.programme_id
JOIN measure f1 ON f1.measure_id = i.measure_id
WHERE r.withdrawn = 0;

CREATE TABLE programme_objective (
  programme_objective_id INTEGER PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programme,
  objective_id INTEGER NOT NULL REFERENCES objective,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (programme_id, objective_id)
) STRICT;
CREATE INDEX programme_objective_by_change ON programme_objective (change_id);
CREATE TABLE programme_objective_revision (
  programme_objective_id INTEGER NOT NULL REFERENCES programme_objective,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  contribution TEXT NOT NULL CHECK (trim(contribution) <> ''),
  PRIMARY KEY (programme_objective_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_objective_revision_by_change ON programme_objective_revision (change_id);
CREATE TRIGGER programme_objective_no_update BEFORE UPDATE ON programme_objective
BEGIN SELECT raise(ABORT, 'programme_objective is append-only'); END;
CREATE TRIGGER programme_objective_no_delete BEFORE DELETE ON programme_objective
BEGIN SELECT raise(ABORT, 'programme_objective is append-only'); END;
CREATE TRIGGER programme_objective_no_late_insert BEFORE INSERT ON programme_objective
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER programme_objective_revision_no_update BEFORE UPDATE ON programme_objective_revision
BEGIN SELECT raise(ABORT, 'programme_objective_revision is append-only'); END;
CREATE TRIGGER programme_objective_revision_no_delete BEFORE DELETE ON programme_objective_revision
BEGIN SELECT raise(ABORT, 'programme_objective_revision is append-only'); END;
CREATE TRIGGER programme_objective_revision_no_late_insert BEFORE INSERT ON programme_objective_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW programme_objectives AS
SELECT f0.code AS programme, f1.code AS objective, r.contribution
FROM programme_objective i
JOIN programme_objective_revision r ON r.programme_objective_id = i.programme_objective_id AND r.change_id = (SELECT max(x.change_id) FROM programme_objective_revision x
  WHERE x.programme_objective_id = r.programme_objective_id)
JOIN programme f0 ON f0.programme_id = i.programme_id
JOIN objective f1 ON f1.objective_id = i.objective_id
WHERE r.withdrawn = 0;

CREATE TABLE project (
  project_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX project_by_change ON project (change_id);
CREATE TABLE project_revision (
  project_id INTEGER NOT NULL REFERENCES project,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  narrative TEXT CHECK (trim(narrative) <> ''),
  aim TEXT CHECK (trim(aim) <> ''),
  aim_measure_id INTEGER REFERENCES measure,
  aim_baseline REAL CHECK (abs(aim_baseline) < 9e999),
  aim_goal REAL CHECK (abs(aim_goal) < 9e999),
  aim_by TEXT CHECK (aim_by IS date(aim_by, '+0 days')),
  aim_for TEXT CHECK (trim(aim_for) <> ''),
  method_id INTEGER NOT NULL REFERENCES method,
  triage_id INTEGER REFERENCES triage,
  programme_id INTEGER REFERENCES programme,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'triaged', 'active', 'paused', 'implementing', 'monitoring', 'sustained', 'completed_not_sustained', 'closed_merged', 'closed_stopped', 'closed_learning')),
  status_on TEXT NOT NULL CHECK (status_on IS date(status_on, '+0 days')),
  lead_id INTEGER NOT NULL REFERENCES person,
  sponsor_id INTEGER REFERENCES person,
  coach_id INTEGER REFERENCES person,
  approval_reference TEXT CHECK (trim(approval_reference) <> ''),
  approved_on TEXT CHECK (approved_on IS date(approved_on, '+0 days')),
  registered_on TEXT NOT NULL CHECK (registered_on IS date(registered_on, '+0 days')),
  started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
  implemented_on TEXT CHECK (implemented_on IS date(implemented_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
  closing_reason TEXT CHECK (trim(closing_reason) <> ''),
  paused_until TEXT CHECK (paused_until IS date(paused_until, '+0 days')),
  merged_into_id INTEGER REFERENCES project,
  follows_id INTEGER REFERENCES project,
  PRIMARY KEY (project_id, change_id),
  CONSTRAINT "I-25" CHECK (NOT (approved_on IS NOT NULL) OR (approval_reference IS NOT NULL)),
  CONSTRAINT "I-25" CHECK (NOT (approval_reference IS NOT NULL) OR (approved_on IS NOT NULL)),
  CONSTRAINT "I-25" CHECK (ifnull(approved_on <= started_on, 1)),
  CONSTRAINT "I-31" CHECK (NOT (ifnull(status IN ('closed_merged'), 0)) OR (merged_into_id IS NOT NULL)),
  CONSTRAINT "I-31" CHECK (NOT (ifnull(status NOT IN ('closed_merged'), 0)) OR (merged_into_id IS NULL)),
  CONSTRAINT "I-31" CHECK (ifnull(project_id <> merged_into_id, 1)),
  CONSTRAINT "I-50" CHECK (ifnull(project_id <> follows_id, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(started_on <= implemented_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(started_on <= closed_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(implemented_on <= closed_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(registered_on <= closed_on, 1)),
  CONSTRAINT "I-49" CHECK (ifnull(started_on <= aim_by, 1)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('active', 'paused', 'implementing', 'monitoring', 'sustained', 'completed_not_sustained', 'closed_learning'), 0)) OR (started_on IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('monitoring', 'sustained', 'completed_not_sustained'), 0)) OR (implemented_on IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('completed_not_sustained', 'closed_merged', 'closed_stopped', 'closed_learning'), 0)) OR (closed_on IS NOT NULL)),
  CONSTRAINT "I-51" CHECK (NOT (ifnull(status IN ('proposed', 'triaged', 'active', 'paused', 'implementing', 'monitoring'), 0)) OR (closed_on IS NULL)),
  CONSTRAINT "I-52" CHECK (NOT (ifnull(status IN ('paused'), 0)) OR (paused_until IS NOT NULL)),
  CONSTRAINT "I-53" CHECK (NOT (ifnull(status IN ('closed_stopped', 'closed_learning'), 0)) OR (closing_reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX project_revision_by_change ON project_revision (change_id);
CREATE TRIGGER project_no_update BEFORE UPDATE ON project
BEGIN SELECT raise(ABORT, 'project is append-only'); END;
CREATE TRIGGER project_no_delete BEFORE DELETE ON project
BEGIN SELECT raise(ABORT, 'project is append-only'); END;
CREATE TRIGGER project_no_late_insert BEFORE INSERT ON project
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER project_revision_no_update BEFORE UPDATE ON project_revision
BEGIN SELECT raise(ABORT, 'project_revision is append-only'); END;
CREATE TRIGGER project_revision_no_delete BEFORE DELETE ON project_revision
BEGIN SELECT raise(ABORT, 'project_revision is append-only'); END;
CREATE TRIGGER project_revision_no_late_insert BEFORE INSERT ON project_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER project_revision_steps BEFORE INSERT ON project_revision
WHEN EXISTS (SELECT 1 FROM project_revision p
  WHERE p.project_id = NEW.project_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM project_revision x
      WHERE x.project_id = NEW.project_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'active' AND NEW.status IN ('implementing', 'paused', 'closed_merged', 'closed_stopped', 'closed_learning')
    OR p.status = 'implementing' AND NEW.status IN ('monitoring', 'closed_merged', 'closed_stopped', 'closed_learning')
    OR p.status = 'monitoring' AND NEW.status IN ('sustained', 'completed_not_sustained', 'closed_merged', 'closed_stopped', 'closed_learning')
    OR p.status = 'paused' AND NEW.status IN ('active', 'closed_merged', 'closed_stopped', 'closed_learning')
    OR p.status = 'proposed' AND NEW.status IN ('triaged')
    OR p.status = 'sustained' AND NEW.status IN ('monitoring')
    OR p.status = 'triaged' AND NEW.status IN ('active', 'closed_merged', 'closed_stopped', 'closed_learning')))
BEGIN SELECT raise(ABORT, 'project may not take this step'); END;
CREATE VIEW projects AS
SELECT i.code, r.title, r.narrative, r.aim, f4.code AS aim_measure, r.aim_baseline, r.aim_goal, r.aim_by, r.aim_for, f9.code AS method, f10.code AS triage, f11.code AS programme, r.status, r.status_on, f14.code AS lead, f15.code AS sponsor, f16.code AS coach, r.approval_reference, r.approved_on, r.registered_on, r.started_on, r.implemented_on, r.closed_on, r.closing_reason, r.paused_until, f25.code AS merged_into, f26.code AS follows
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN measure f4 ON f4.measure_id = r.aim_measure_id
JOIN method f9 ON f9.method_id = r.method_id
LEFT JOIN triage f10 ON f10.triage_id = r.triage_id
LEFT JOIN programme f11 ON f11.programme_id = r.programme_id
JOIN person f14 ON f14.person_id = r.lead_id
LEFT JOIN person f15 ON f15.person_id = r.sponsor_id
LEFT JOIN person f16 ON f16.person_id = r.coach_id
LEFT JOIN project f25 ON f25.project_id = r.merged_into_id
LEFT JOIN project f26 ON f26.project_id = r.follows_id
WHERE r.withdrawn = 0;

CREATE TABLE project_unit (
  project_unit_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  unit_id INTEGER NOT NULL REFERENCES unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, unit_id)
) STRICT;
CREATE INDEX project_unit_by_change ON project_unit (change_id);
CREATE TABLE project_unit_revision (
  project_unit_id INTEGER NOT NULL REFERENCES project_unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  role TEXT NOT NULL CHECK (role IN ('test', 'implementation', 'spread')),
  PRIMARY KEY (project_unit_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_unit_revision_by_change ON project_unit_revision (change_id);
CREATE TRIGGER project_unit_no_update BEFORE UPDATE ON project_unit
BEGIN SELECT raise(ABORT, 'project_unit is append-only'); END;
CREATE TRIGGER project_unit_no_delete BEFORE DELETE ON project_unit
BEGIN SELECT raise(ABORT, 'project_unit is append-only'); END;
CREATE TRIGGER project_unit_no_late_insert BEFORE INSERT ON project_unit
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER project_unit_revision_no_update BEFORE UPDATE ON project_unit_revision
BEGIN SELECT raise(ABORT, 'project_unit_revision is append-only'); END;
CREATE TRIGGER project_unit_revision_no_delete BEFORE DELETE ON project_unit_revision
BEGIN SELECT raise(ABORT, 'project_unit_revision is append-only'); END;
CREATE TRIGGER project_unit_revision_no_late_insert BEFORE INSERT ON project_unit_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW project_units AS
SELECT f0.code AS project, f1.code AS unit, r.role
FROM project_unit i
JOIN project_unit_revision r ON r.project_unit_id = i.project_unit_id AND r.change_id = (SELECT max(x.change_id) FROM project_unit_revision x
  WHERE x.project_unit_id = r.project_unit_id)
JOIN project f0 ON f0.project_id = i.project_id
JOIN unit f1 ON f1.unit_id = i.unit_id
WHERE r.withdrawn = 0;

CREATE TABLE project_objective (
  project_objective_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  objective_id INTEGER NOT NULL REFERENCES objective,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, objective_id)
) STRICT;
CREATE INDEX project_objective_by_change ON project_objective (change_id);
CREATE TABLE project_objective_revision (
  project_objective_id INTEGER NOT NULL REFERENCES project_objective,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  contribution TEXT NOT NULL CHECK (trim(contribution) <> ''),
  PRIMARY KEY (project_objective_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_objective_revision_by_change ON project_objective_revision (change_id);
CREATE TRIGGER project_objective_no_update BEFORE UPDATE ON project_objective
BEGIN SELECT raise(ABORT, 'project_objective is append-only'); END;
CREATE TRIGGER project_objective_no_delete BEFORE DELETE ON project_objective
BEGIN SELECT raise(ABORT, 'project_objective is append-only'); END;
CREATE TRIGGER project_objective_no_late_insert BEFORE INSERT ON project_objective
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER project_objective_revision_no_update BEFORE UPDATE ON project_objective_revision
BEGIN SELECT raise(ABORT, 'project_objective_revision is append-only'); END;
CREATE TRIGGER project_objective_revision_no_delete BEFORE DELETE ON project_objective_revision
BEGIN SELECT raise(ABORT, 'project_objective_revision is append-only'); END;
CREATE TRIGGER project_objective_revision_no_late_insert BEFORE INSERT ON project_objective_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW project_objectives AS
SELECT f0.code AS project, f1.code AS objective, r.contribution
FROM project_objective i
JOIN project_objective_revision r ON r.project_objective_id = i.project_objective_id AND r.change_id = (SELECT max(x.change_id) FROM project_objective_revision x
  WHERE x.project_objective_id = r.project_objective_id)
JOIN project f0 ON f0.project_id = i.project_id
JOIN objective f1 ON f1.objective_id = i.objective_id
WHERE r.withdrawn = 0;

CREATE TABLE project_measure (
  project_measure_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  measure_id INTEGER NOT NULL REFERENCES measure,
  role TEXT NOT NULL CHECK (role IN ('outcome', 'process', 'balancing')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, measure_id, role)
) STRICT;
CREATE INDEX project_measure_by_change ON project_measure (change_id);
CREATE TABLE project_measure_revision (
  project_measure_id INTEGER NOT NULL REFERENCES project_measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  goal REAL CHECK (abs(goal) < 9e999),
  PRIMARY KEY (project_measure_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_measure_revision_by_change ON project_measure_revision (change_id);
CREATE TRIGGER project_measure_no_update BEFORE UPDATE ON project_measure
BEGIN SELECT raise(ABORT, 'project_measure is append-only'); END;
CREATE TRIGGER project_measure_no_delete BEFORE DELETE ON project_measure
BEGIN SELECT raise(ABORT, 'project_measure is append-only'); END;
CREATE TRIGGER project_measure_no_late_insert BEFORE INSERT ON project_measure
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER project_measure_revision_no_update BEFORE UPDATE ON project_measure_revision
BEGIN SELECT raise(ABORT, 'project_measure_revision is append-only'); END;
CREATE TRIGGER project_measure_revision_no_delete BEFORE DELETE ON project_measure_revision
BEGIN SELECT raise(ABORT, 'project_measure_revision is append-only'); END;
CREATE TRIGGER project_measure_revision_no_late_insert BEFORE INSERT ON project_measure_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW project_measures AS
SELECT f0.code AS project, f1.code AS measure, i.role, r.goal
FROM project_measure i
JOIN project_measure_revision r ON r.project_measure_id = i.project_measure_id AND r.change_id = (SELECT max(x.change_id) FROM project_measure_revision x
  WHERE x.project_measure_id = r.project_measure_id)
JOIN project f0 ON f0.project_id = i.project_id
JOIN measure f1 ON f1.measure_id = i.measure_id
WHERE r.withdrawn = 0;

CREATE TABLE status_note (
  status_note_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'triaged', 'active', 'paused', 'implementing', 'monitoring', 'sustained', 'completed_not_sustained', 'closed_merged', 'closed_stopped', 'closed_learning')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, from_on, status)
) STRICT;
CREATE INDEX status_note_by_change ON status_note (change_id);
CREATE TABLE status_note_revision (
  status_note_id INTEGER NOT NULL REFERENCES status_note,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  reason TEXT CHECK (trim(reason) <> ''),
  decided_by_id INTEGER REFERENCES person,
  PRIMARY KEY (status_note_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX status_note_revision_by_change ON status_note_revision (change_id);
CREATE TRIGGER status_note_no_update BEFORE UPDATE ON status_note
BEGIN SELECT raise(ABORT, 'status_note is append-only'); END;
CREATE TRIGGER status_note_no_delete BEFORE DELETE ON status_note
BEGIN SELECT raise(ABORT, 'status_note is append-only'); END;
CREATE TRIGGER status_note_no_late_insert BEFORE INSERT ON status_note
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER status_note_revision_no_update BEFORE UPDATE ON status_note_revision
BEGIN SELECT raise(ABORT, 'status_note_revision is append-only'); END;
CREATE TRIGGER status_note_revision_no_delete BEFORE DELETE ON status_note_revision
BEGIN SELECT raise(ABORT, 'status_note_revision is append-only'); END;
CREATE TRIGGER status_note_revision_no_late_insert BEFORE INSERT ON status_note_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER status_note_revision_rule_1 BEFORE INSERT ON status_note_revision
WHEN EXISTS (SELECT 1 FROM status_note i
  WHERE i.status_note_id = NEW.status_note_id AND NOT (NOT (ifnull(i.status IN ('paused', 'closed_merged', 'closed_stopped', 'closed_learning'), 0)) OR (NEW.reason IS NOT NULL AND NEW.decided_by_id IS NOT NULL)))
BEGIN SELECT raise(ABORT, 'I-53'); END;
CREATE VIEW status_notes AS
SELECT f0.code AS project, i.from_on, i.status, r.reason, f4.code AS decided_by
FROM status_note i
JOIN status_note_revision r ON r.status_note_id = i.status_note_id AND r.change_id = (SELECT max(x.change_id) FROM status_note_revision x
  WHERE x.status_note_id = r.status_note_id)
JOIN project f0 ON f0.project_id = i.project_id
LEFT JOIN person f4 ON f4.person_id = r.decided_by_id
WHERE r.withdrawn = 0;

CREATE TABLE driver (
  driver_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX driver_by_change ON driver (change_id);
CREATE TABLE driver_revision (
  driver_id INTEGER NOT NULL REFERENCES driver,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  project_id INTEGER NOT NULL REFERENCES project,
  parent_id INTEGER REFERENCES driver,
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  PRIMARY KEY (driver_id, change_id),
  CONSTRAINT "I-50" CHECK (ifnull(driver_id <> parent_id, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX driver_revision_by_change ON driver_revision (change_id);
CREATE TRIGGER driver_no_update BEFORE UPDATE ON driver
BEGIN SELECT raise(ABORT, 'driver is append-only'); END;
CREATE TRIGGER driver_no_delete BEFORE DELETE ON driver
BEGIN SELECT raise(ABORT, 'driver is append-only'); END;
CREATE TRIGGER driver_no_late_insert BEFORE INSERT ON driver
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER driver_revision_no_update BEFORE UPDATE ON driver_revision
BEGIN SELECT raise(ABORT, 'driver_revision is append-only'); END;
CREATE TRIGGER driver_revision_no_delete BEFORE DELETE ON driver_revision
BEGIN SELECT raise(ABORT, 'driver_revision is append-only'); END;
CREATE TRIGGER driver_revision_no_late_insert BEFORE INSERT ON driver_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW drivers AS
SELECT i.code, f1.code AS project, f2.code AS parent, r.text
FROM driver i
JOIN driver_revision r ON r.driver_id = i.driver_id AND r.change_id = (SELECT max(x.change_id) FROM driver_revision x
  WHERE x.driver_id = r.driver_id)
JOIN project f1 ON f1.project_id = r.project_id
LEFT JOIN driver f2 ON f2.driver_id = r.parent_id
WHERE r.withdrawn = 0;

CREATE TABLE change_idea (
  change_idea_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX change_idea_by_change ON change_idea (change_id);
CREATE TABLE change_idea_revision (
  change_idea_id INTEGER NOT NULL REFERENCES change_idea,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  project_id INTEGER NOT NULL REFERENCES project,
  driver_id INTEGER REFERENCES driver,
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  status TEXT NOT NULL CHECK (status IN ('idea', 'testing', 'adopted', 'adapted', 'abandoned', 'implemented', 'spread')),
  PRIMARY KEY (change_idea_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_idea_revision_by_change ON change_idea_revision (change_id);
CREATE TRIGGER change_idea_no_update BEFORE UPDATE ON change_idea
BEGIN SELECT raise(ABORT, 'change_idea is append-only'); END;
CREATE TRIGGER change_idea_no_delete BEFORE DELETE ON change_idea
BEGIN SELECT raise(ABORT, 'change_idea is append-only'); END;
CREATE TRIGGER change_idea_no_late_insert BEFORE INSERT ON change_idea
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER change_idea_revision_no_update BEFORE UPDATE ON change_idea_revision
BEGIN SELECT raise(ABORT, 'change_idea_revision is append-only'); END;
CREATE TRIGGER change_idea_revision_no_delete BEFORE DELETE ON change_idea_revision
BEGIN SELECT raise(ABORT, 'change_idea_revision is append-only'); END;
CREATE TRIGGER change_idea_revision_no_late_insert BEFORE INSERT ON change_idea_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER change_idea_revision_steps BEFORE INSERT ON change_idea_revision
WHEN EXISTS (SELECT 1 FROM change_idea_revision p
  WHERE p.change_idea_id = NEW.change_idea_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM change_idea_revision x
      WHERE x.change_idea_id = NEW.change_idea_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'adapted' AND NEW.status IN ('testing')
    OR p.status = 'adopted' AND NEW.status IN ('implemented')
    OR p.status = 'idea' AND NEW.status IN ('testing', 'abandoned')
    OR p.status = 'implemented' AND NEW.status IN ('spread')
    OR p.status = 'testing' AND NEW.status IN ('adopted', 'adapted', 'abandoned')))
BEGIN SELECT raise(ABORT, 'change_idea may not take this step'); END;
CREATE VIEW change_ideas AS
SELECT i.code, f1.code AS project, f2.code AS driver, r.text, r.status
FROM change_idea i
JOIN change_idea_revision r ON r.change_idea_id = i.change_idea_id AND r.change_id = (SELECT max(x.change_id) FROM change_idea_revision x
  WHERE x.change_idea_id = r.change_idea_id)
JOIN project f1 ON f1.project_id = r.project_id
LEFT JOIN driver f2 ON f2.driver_id = r.driver_id
WHERE r.withdrawn = 0;

CREATE TABLE pdsa_cycle (
  pdsa_cycle_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX pdsa_cycle_by_change ON pdsa_cycle (change_id);
CREATE TABLE pdsa_cycle_revision (
  pdsa_cycle_id INTEGER NOT NULL REFERENCES pdsa_cycle,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  project_id INTEGER NOT NULL REFERENCES project,
  change_idea_id INTEGER REFERENCES change_idea,
  unit_id INTEGER REFERENCES unit,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
  previous_id INTEGER REFERENCES pdsa_cycle,
  question TEXT NOT NULL CHECK (trim(question) <> ''),
  prediction TEXT CHECK (trim(prediction) <> ''),
  prediction_missing TEXT CHECK (trim(prediction_missing) <> ''),
  scale TEXT CHECK (scale IN ('one_case', 'few_cases', 'one_shift', 'one_unit', 'several_units')),
  measured TEXT CHECK (trim(measured) <> ''),
  started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
  ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
  observed TEXT CHECK (trim(observed) <> ''),
  study TEXT CHECK (trim(study) <> ''),
  decision TEXT CHECK (decision IN ('adopt', 'adapt', 'abandon')),
  status TEXT NOT NULL CHECK (status IN ('plan', 'do', 'study', 'act', 'complete')),
  PRIMARY KEY (pdsa_cycle_id, change_id),
  CONSTRAINT "I-27" CHECK (NOT (ifnull(status IN ('do', 'study', 'act', 'complete'), 0)) OR (prediction IS NOT NULL OR prediction_missing IS NOT NULL)),
  CONSTRAINT "I-27" CHECK (NOT (prediction IS NOT NULL) OR (prediction_missing IS NULL)),
  CONSTRAINT "I-27" CHECK (NOT (ifnull(status IN ('do', 'study', 'act', 'complete'), 0)) OR (started_on IS NOT NULL)),
  CONSTRAINT "I-27" CHECK (NOT (ifnull(status IN ('act'), 0)) OR (study IS NOT NULL)),
  CONSTRAINT "I-27" CHECK (NOT (ifnull(status IN ('complete'), 0)) OR (ended_on IS NOT NULL AND study IS NOT NULL AND decision IS NOT NULL)),
  CONSTRAINT "I-27" CHECK (NOT (ifnull(status IN ('plan', 'do'), 0)) OR (decision IS NULL)),
  CONSTRAINT "I-49" CHECK (ifnull(started_on <= ended_on, 1)),
  CONSTRAINT "I-50" CHECK (ifnull(pdsa_cycle_id <> previous_id, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX pdsa_cycle_revision_by_change ON pdsa_cycle_revision (change_id);
CREATE TRIGGER pdsa_cycle_no_update BEFORE UPDATE ON pdsa_cycle
BEGIN SELECT raise(ABORT, 'pdsa_cycle is append-only'); END;
CREATE TRIGGER pdsa_cycle_no_delete BEFORE DELETE ON pdsa_cycle
BEGIN SELECT raise(ABORT, 'pdsa_cycle is append-only'); END;
CREATE TRIGGER pdsa_cycle_no_late_insert BEFORE INSERT ON pdsa_cycle
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER pdsa_cycle_revision_no_update BEFORE UPDATE ON pdsa_cycle_revision
BEGIN SELECT raise(ABORT, 'pdsa_cycle_revision is append-only'); END;
CREATE TRIGGER pdsa_cycle_revision_no_delete BEFORE DELETE ON pdsa_cycle_revision
BEGIN SELECT raise(ABORT, 'pdsa_cycle_revision is append-only'); END;
CREATE TRIGGER pdsa_cycle_revision_no_late_insert BEFORE INSERT ON pdsa_cycle_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER pdsa_cycle_revision_steps BEFORE INSERT ON pdsa_cycle_revision
WHEN EXISTS (SELECT 1 FROM pdsa_cycle_revision p
  WHERE p.pdsa_cycle_id = NEW.pdsa_cycle_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM pdsa_cycle_revision x
      WHERE x.pdsa_cycle_id = NEW.pdsa_cycle_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'act' AND NEW.status IN ('complete')
    OR p.status = 'do' AND NEW.status IN ('study')
    OR p.status = 'plan' AND NEW.status IN ('do')
    OR p.status = 'study' AND NEW.status IN ('act')))
BEGIN SELECT raise(ABORT, 'pdsa_cycle may not take this step'); END;
CREATE VIEW pdsa_cycles AS
SELECT i.code, f1.code AS project, f2.code AS change_idea, f3.code AS unit, r.number, f5.code AS previous, r.question, r.prediction, r.prediction_missing, r.scale, r.measured, r.started_on, r.ended_on, r.observed, r.study, r.decision, r.status
FROM pdsa_cycle i
JOIN pdsa_cycle_revision r ON r.pdsa_cycle_id = i.pdsa_cycle_id AND r.change_id = (SELECT max(x.change_id) FROM pdsa_cycle_revision x
  WHERE x.pdsa_cycle_id = r.pdsa_cycle_id)
JOIN project f1 ON f1.project_id = r.project_id
LEFT JOIN change_idea f2 ON f2.change_idea_id = r.change_idea_id
LEFT JOIN unit f3 ON f3.unit_id = r.unit_id
LEFT JOIN pdsa_cycle f5 ON f5.pdsa_cycle_id = r.previous_id
WHERE r.withdrawn = 0;

CREATE TABLE progress_score (
  progress_score_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  scored_on TEXT NOT NULL CHECK (scored_on IS date(scored_on, '+0 days')),
  scored_by_id INTEGER NOT NULL REFERENCES person,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, scored_on, scored_by_id)
) STRICT;
CREATE INDEX progress_score_by_change ON progress_score (change_id);
CREATE TABLE progress_score_revision (
  progress_score_id INTEGER NOT NULL REFERENCES progress_score,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  score TEXT NOT NULL CHECK (score IN ('0.5', '1.0', '1.5', '2.0', '2.5', '3.0', '3.5', '4.0', '4.5', '5.0')),
  evidence TEXT NOT NULL CHECK (trim(evidence) <> ''),
  PRIMARY KEY (progress_score_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX progress_score_revision_by_change ON progress_score_revision (change_id);
CREATE TRIGGER progress_score_no_update BEFORE UPDATE ON progress_score
BEGIN SELECT raise(ABORT, 'progress_score is append-only'); END;
CREATE TRIGGER progress_score_no_delete BEFORE DELETE ON progress_score
BEGIN SELECT raise(ABORT, 'progress_score is append-only'); END;
CREATE TRIGGER progress_score_no_late_insert BEFORE INSERT ON progress_score
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER progress_score_revision_no_update BEFORE UPDATE ON progress_score_revision
BEGIN SELECT raise(ABORT, 'progress_score_revision is append-only'); END;
CREATE TRIGGER progress_score_revision_no_delete BEFORE DELETE ON progress_score_revision
BEGIN SELECT raise(ABORT, 'progress_score_revision is append-only'); END;
CREATE TRIGGER progress_score_revision_no_late_insert BEFORE INSERT ON progress_score_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW progress_scores AS
SELECT f0.code AS project, i.scored_on, f2.code AS scored_by, r.score, r.evidence
FROM progress_score i
JOIN progress_score_revision r ON r.progress_score_id = i.progress_score_id AND r.change_id = (SELECT max(x.change_id) FROM progress_score_revision x
  WHERE x.progress_score_id = r.progress_score_id)
JOIN project f0 ON f0.project_id = i.project_id
JOIN person f2 ON f2.person_id = i.scored_by_id
WHERE r.withdrawn = 0;

CREATE TABLE sustain_check (
  sustain_check_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  measure_id INTEGER NOT NULL REFERENCES measure,
  months_after INTEGER NOT NULL CHECK (months_after BETWEEN 1 AND 120),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, measure_id, months_after)
) STRICT;
CREATE INDEX sustain_check_by_change ON sustain_check (change_id);
CREATE TABLE sustain_check_revision (
  sustain_check_id INTEGER NOT NULL REFERENCES sustain_check,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
  done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
  points_after INTEGER CHECK (points_after BETWEEN 0 AND 9999),
  result TEXT CHECK (result IN ('held', 'partly_held', 'lost', 'insufficient_data')),
  PRIMARY KEY (sustain_check_id, change_id),
  CONSTRAINT "I-04" CHECK (NOT (done_on IS NOT NULL) OR (result IS NOT NULL AND points_after IS NOT NULL)),
  CONSTRAINT "I-04" CHECK (NOT (result IS NOT NULL) OR (done_on IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX sustain_check_revision_by_change ON sustain_check_revision (change_id);
CREATE TRIGGER sustain_check_no_update BEFORE UPDATE ON sustain_check
BEGIN SELECT raise(ABORT, 'sustain_check is append-only'); END;
CREATE TRIGGER sustain_check_no_delete BEFORE DELETE ON sustain_check
BEGIN SELECT raise(ABORT, 'sustain_check is append-only'); END;
CREATE TRIGGER sustain_check_no_late_insert BEFORE INSERT ON sustain_check
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER sustain_check_revision_no_update BEFORE UPDATE ON sustain_check_revision
BEGIN SELECT raise(ABORT, 'sustain_check_revision is append-only'); END;
CREATE TRIGGER sustain_check_revision_no_delete BEFORE DELETE ON sustain_check_revision
BEGIN SELECT raise(ABORT, 'sustain_check_revision is append-only'); END;
CREATE TRIGGER sustain_check_revision_no_late_insert BEFORE INSERT ON sustain_check_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW sustain_checks AS
SELECT f0.code AS project, f1.code AS measure, i.months_after, r.due_on, r.done_on, r.points_after, r.result
FROM sustain_check i
JOIN sustain_check_revision r ON r.sustain_check_id = i.sustain_check_id AND r.change_id = (SELECT max(x.change_id) FROM sustain_check_revision x
  WHERE x.sustain_check_id = r.sustain_check_id)
JOIN project f0 ON f0.project_id = i.project_id
JOIN measure f1 ON f1.measure_id = i.measure_id
WHERE r.withdrawn = 0;

CREATE TABLE involvement (
  involvement_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX involvement_by_change ON involvement (change_id);
CREATE TABLE involvement_revision (
  involvement_id INTEGER NOT NULL REFERENCES involvement,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  project_id INTEGER REFERENCES project,
  priority_id INTEGER REFERENCES quality_priority,
  stakeholder TEXT NOT NULL CHECK (stakeholder IN ('service_users', 'carers_families', 'staff', 'governors', 'partners', 'commissioners', 'public')),
  level TEXT NOT NULL CHECK (level IN ('inform', 'consult', 'involve', 'collaborate', 'co_produce')),
  step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 5),
  involved_on TEXT NOT NULL CHECK (involved_on IS date(involved_on, '+0 days')),
  people INTEGER CHECK (people BETWEEN 1 AND 9999),
  what_changed TEXT CHECK (trim(what_changed) <> ''),
  PRIMARY KEY (involvement_id, change_id),
  CONSTRAINT "I-55" CHECK ((project_id IS NOT NULL OR priority_id IS NOT NULL)),
  CONSTRAINT "I-55" CHECK (NOT (project_id IS NOT NULL) OR (priority_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX involvement_revision_by_change ON involvement_revision (change_id);
CREATE TRIGGER involvement_no_update BEFORE UPDATE ON involvement
BEGIN SELECT raise(ABORT, 'involvement is append-only'); END;
CREATE TRIGGER involvement_no_delete BEFORE DELETE ON involvement
BEGIN SELECT raise(ABORT, 'involvement is append-only'); END;
CREATE TRIGGER involvement_no_late_insert BEFORE INSERT ON involvement
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER involvement_revision_no_update BEFORE UPDATE ON involvement_revision
BEGIN SELECT raise(ABORT, 'involvement_revision is append-only'); END;
CREATE TRIGGER involvement_revision_no_delete BEFORE DELETE ON involvement_revision
BEGIN SELECT raise(ABORT, 'involvement_revision is append-only'); END;
CREATE TRIGGER involvement_revision_no_late_insert BEFORE INSERT ON involvement_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW involvements AS
SELECT i.code, f1.code AS project, f2.code AS priority, r.stakeholder, r.level, r.step, r.involved_on, r.people, r.what_changed
FROM involvement i
JOIN involvement_revision r ON r.involvement_id = i.involvement_id AND r.change_id = (SELECT max(x.change_id) FROM involvement_revision x
  WHERE x.involvement_id = r.involvement_id)
LEFT JOIN project f1 ON f1.project_id = r.project_id
LEFT JOIN quality_priority f2 ON f2.quality_priority_id = r.priority_id
WHERE r.withdrawn = 0;

CREATE TABLE evaluation (
  evaluation_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX evaluation_by_change ON evaluation (change_id);
CREATE TABLE evaluation_revision (
  evaluation_id INTEGER NOT NULL REFERENCES evaluation,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  project_id INTEGER REFERENCES project,
  priority_id INTEGER REFERENCES quality_priority,
  evaluated_on TEXT NOT NULL CHECK (evaluated_on IS date(evaluated_on, '+0 days')),
  what_worked TEXT NOT NULL CHECK (trim(what_worked) <> ''),
  what_did_not TEXT NOT NULL CHECK (trim(what_did_not) <> ''),
  learning TEXT NOT NULL CHECK (trim(learning) <> ''),
  share_with TEXT NOT NULL CHECK (trim(share_with) <> ''),
  PRIMARY KEY (evaluation_id, change_id),
  CONSTRAINT "I-55" CHECK ((project_id IS NOT NULL OR priority_id IS NOT NULL)),
  CONSTRAINT "I-55" CHECK (NOT (project_id IS NOT NULL) OR (priority_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_revision_by_change ON evaluation_revision (change_id);
CREATE TRIGGER evaluation_no_update BEFORE UPDATE ON evaluation
BEGIN SELECT raise(ABORT, 'evaluation is append-only'); END;
CREATE TRIGGER evaluation_no_delete BEFORE DELETE ON evaluation
BEGIN SELECT raise(ABORT, 'evaluation is append-only'); END;
CREATE TRIGGER evaluation_no_late_insert BEFORE INSERT ON evaluation
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER evaluation_revision_no_update BEFORE UPDATE ON evaluation_revision
BEGIN SELECT raise(ABORT, 'evaluation_revision is append-only'); END;
CREATE TRIGGER evaluation_revision_no_delete BEFORE DELETE ON evaluation_revision
BEGIN SELECT raise(ABORT, 'evaluation_revision is append-only'); END;
CREATE TRIGGER evaluation_revision_no_late_insert BEFORE INSERT ON evaluation_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW evaluations AS
SELECT i.code, f1.code AS project, f2.code AS priority, r.evaluated_on, r.what_worked, r.what_did_not, r.learning, r.share_with
FROM evaluation i
JOIN evaluation_revision r ON r.evaluation_id = i.evaluation_id AND r.change_id = (SELECT max(x.change_id) FROM evaluation_revision x
  WHERE x.evaluation_id = r.evaluation_id)
LEFT JOIN project f1 ON f1.project_id = r.project_id
LEFT JOIN quality_priority f2 ON f2.quality_priority_id = r.priority_id
WHERE r.withdrawn = 0;

CREATE TABLE spread (
  spread_id INTEGER PRIMARY KEY,
  source_project_id INTEGER NOT NULL REFERENCES project,
  unit_id INTEGER NOT NULL REFERENCES unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (source_project_id, unit_id)
) STRICT;
CREATE INDEX spread_by_change ON spread (change_id);
CREATE TABLE spread_revision (
  spread_id INTEGER NOT NULL REFERENCES spread,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  target_project_id INTEGER REFERENCES project,
  proven INTEGER NOT NULL CHECK (proven IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('candidate', 'offered', 'declined', 'testing', 'adopted', 'sustained')),
  offered_on TEXT CHECK (offered_on IS date(offered_on, '+0 days')),
  adopted_on TEXT CHECK (adopted_on IS date(adopted_on, '+0 days')),
  adaptation TEXT CHECK (trim(adaptation) <> ''),
  decline_reason TEXT CHECK (trim(decline_reason) <> ''),
  PRIMARY KEY (spread_id, change_id),
  CONSTRAINT "I-36" CHECK (NOT (ifnull(status IN ('adopted', 'sustained'), 0)) OR (adaptation IS NOT NULL AND adopted_on IS NOT NULL)),
  CONSTRAINT "I-49" CHECK (ifnull(offered_on <= adopted_on, 1)),
  CONSTRAINT "I-53" CHECK (NOT (ifnull(status IN ('declined'), 0)) OR (decline_reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX spread_revision_by_change ON spread_revision (change_id);
CREATE TRIGGER spread_no_update BEFORE UPDATE ON spread
BEGIN SELECT raise(ABORT, 'spread is append-only'); END;
CREATE TRIGGER spread_no_delete BEFORE DELETE ON spread
BEGIN SELECT raise(ABORT, 'spread is append-only'); END;
CREATE TRIGGER spread_no_late_insert BEFORE INSERT ON spread
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER spread_revision_no_update BEFORE UPDATE ON spread_revision
BEGIN SELECT raise(ABORT, 'spread_revision is append-only'); END;
CREATE TRIGGER spread_revision_no_delete BEFORE DELETE ON spread_revision
BEGIN SELECT raise(ABORT, 'spread_revision is append-only'); END;
CREATE TRIGGER spread_revision_no_late_insert BEFORE INSERT ON spread_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER spread_revision_steps BEFORE INSERT ON spread_revision
WHEN EXISTS (SELECT 1 FROM spread_revision p
  WHERE p.spread_id = NEW.spread_id AND p.withdrawn = 0
    AND p.change_id = (SELECT max(x.change_id) FROM spread_revision x
      WHERE x.spread_id = NEW.spread_id AND x.change_id < NEW.change_id)
    AND p.status <> NEW.status AND NOT (p.status = 'adopted' AND NEW.status IN ('sustained')
    OR p.status = 'candidate' AND NEW.status IN ('offered')
    OR p.status = 'declined' AND NEW.status IN ('offered')
    OR p.status = 'offered' AND NEW.status IN ('declined', 'testing')
    OR p.status = 'testing' AND NEW.status IN ('adopted', 'declined')))
BEGIN SELECT raise(ABORT, 'spread may not take this step'); END;
CREATE TRIGGER spread_revision_rule_1 BEFORE INSERT ON spread_revision
WHEN EXISTS (SELECT 1 FROM spread i
  WHERE i.spread_id = NEW.spread_id AND NOT (ifnull(i.source_project_id <> NEW.target_project_id, 1)))
BEGIN SELECT raise(ABORT, 'I-50'); END;
CREATE VIEW spreads AS
SELECT f0.code AS source_project, f1.code AS unit, f2.code AS target_project, r.proven, r.status, r.offered_on, r.adopted_on, r.adaptation, r.decline_reason
FROM spread i
JOIN spread_revision r ON r.spread_id = i.spread_id AND r.change_id = (SELECT max(x.change_id) FROM spread_revision x
  WHERE x.spread_id = r.spread_id)
JOIN project f0 ON f0.project_id = i.source_project_id
JOIN unit f1 ON f1.unit_id = i.unit_id
LEFT JOIN project f2 ON f2.project_id = r.target_project_id
WHERE r.withdrawn = 0;

CREATE TABLE recognition (
  recognition_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project,
  kind TEXT NOT NULL CHECK (kind IN ('showcase', 'award_nomination', 'award', 'publication')),
  given_on TEXT NOT NULL CHECK (given_on IS date(given_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (project_id, kind, given_on)
) STRICT;
CREATE INDEX recognition_by_change ON recognition (change_id);
CREATE TABLE recognition_revision (
  recognition_id INTEGER NOT NULL REFERENCES recognition,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  PRIMARY KEY (recognition_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recognition_revision_by_change ON recognition_revision (change_id);
CREATE TRIGGER recognition_no_update BEFORE UPDATE ON recognition
BEGIN SELECT raise(ABORT, 'recognition is append-only'); END;
CREATE TRIGGER recognition_no_delete BEFORE DELETE ON recognition
BEGIN SELECT raise(ABORT, 'recognition is append-only'); END;
CREATE TRIGGER recognition_no_late_insert BEFORE INSERT ON recognition
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER recognition_revision_no_update BEFORE UPDATE ON recognition_revision
BEGIN SELECT raise(ABORT, 'recognition_revision is append-only'); END;
CREATE TRIGGER recognition_revision_no_delete BEFORE DELETE ON recognition_revision
BEGIN SELECT raise(ABORT, 'recognition_revision is append-only'); END;
CREATE TRIGGER recognition_revision_no_late_insert BEFORE INSERT ON recognition_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW recognitions AS
SELECT f0.code AS project, i.kind, i.given_on, r.title
FROM recognition i
JOIN recognition_revision r ON r.recognition_id = i.recognition_id AND r.change_id = (SELECT max(x.change_id) FROM recognition_revision x
  WHERE x.recognition_id = r.recognition_id)
JOIN project f0 ON f0.project_id = i.project_id
WHERE r.withdrawn = 0;

CREATE TABLE portfolio_review (
  portfolio_review_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX portfolio_review_by_change ON portfolio_review (change_id);
CREATE TABLE portfolio_review_revision (
  portfolio_review_id INTEGER NOT NULL REFERENCES portfolio_review,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
  follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on, '+0 days')),
  committee_id INTEGER REFERENCES committee,
  PRIMARY KEY (portfolio_review_id, change_id),
  CONSTRAINT "I-49" CHECK (ifnull(as_of <= follow_up_on, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX portfolio_review_revision_by_change ON portfolio_review_revision (change_id);
CREATE TRIGGER portfolio_review_no_update BEFORE UPDATE ON portfolio_review
BEGIN SELECT raise(ABORT, 'portfolio_review is append-only'); END;
CREATE TRIGGER portfolio_review_no_delete BEFORE DELETE ON portfolio_review
BEGIN SELECT raise(ABORT, 'portfolio_review is append-only'); END;
CREATE TRIGGER portfolio_review_no_late_insert BEFORE INSERT ON portfolio_review
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER portfolio_review_revision_no_update BEFORE UPDATE ON portfolio_review_revision
BEGIN SELECT raise(ABORT, 'portfolio_review_revision is append-only'); END;
CREATE TRIGGER portfolio_review_revision_no_delete BEFORE DELETE ON portfolio_review_revision
BEGIN SELECT raise(ABORT, 'portfolio_review_revision is append-only'); END;
CREATE TRIGGER portfolio_review_revision_no_late_insert BEFORE INSERT ON portfolio_review_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW portfolio_reviews AS
SELECT i.code, r.title, r.as_of, r.follow_up_on, f4.code AS committee
FROM portfolio_review i
JOIN portfolio_review_revision r ON r.portfolio_review_id = i.portfolio_review_id AND r.change_id = (SELECT max(x.change_id) FROM portfolio_review_revision x
  WHERE x.portfolio_review_id = r.portfolio_review_id)
LEFT JOIN committee f4 ON f4.committee_id = r.committee_id
WHERE r.withdrawn = 0;

CREATE TABLE review_finding (
  review_finding_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (trim(code) <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (code)
) STRICT;
CREATE INDEX review_finding_by_change ON review_finding (change_id);
CREATE TABLE review_finding_revision (
  review_finding_id INTEGER NOT NULL REFERENCES review_finding,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  review_id INTEGER NOT NULL REFERENCES portfolio_review,
  project_id INTEGER NOT NULL REFERENCES project,
  rule TEXT NOT NULL CHECK (rule IN ('registered_twice', 'renamed', 'same_aim_elsewhere', 'overlapping_measures', 'within_programme', 'stale', 'unaligned', 'no_aim', 'wrong_method')),
  related_id INTEGER REFERENCES project,
  programme_id INTEGER REFERENCES programme,
  tier TEXT NOT NULL CHECK (tier IN ('definite', 'probable', 'possible')),
  evidence TEXT NOT NULL CHECK (trim(evidence) <> ''),
  PRIMARY KEY (review_finding_id, change_id),
  CONSTRAINT "I-50" CHECK (ifnull(project_id <> related_id, 1)),
  CONSTRAINT "I-56" CHECK (NOT (ifnull(rule IN ('registered_twice', 'renamed', 'same_aim_elsewhere', 'overlapping_measures'), 0)) OR (related_id IS NOT NULL)),
  CONSTRAINT "I-56" CHECK (NOT (ifnull(rule IN ('within_programme'), 0)) OR (programme_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX review_finding_revision_by_change ON review_finding_revision (change_id);
CREATE TRIGGER review_finding_no_update BEFORE UPDATE ON review_finding
BEGIN SELECT raise(ABORT, 'review_finding is append-only'); END;
CREATE TRIGGER review_finding_no_delete BEFORE DELETE ON review_finding
BEGIN SELECT raise(ABORT, 'review_finding is append-only'); END;
CREATE TRIGGER review_finding_no_late_insert BEFORE INSERT ON review_finding
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER review_finding_revision_no_update BEFORE UPDATE ON review_finding_revision
BEGIN SELECT raise(ABORT, 'review_finding_revision is append-only'); END;
CREATE TRIGGER review_finding_revision_no_delete BEFORE DELETE ON review_finding_revision
BEGIN SELECT raise(ABORT, 'review_finding_revision is append-only'); END;
CREATE TRIGGER review_finding_revision_no_late_insert BEFORE INSERT ON review_finding_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW review_findings AS
SELECT i.code, f1.code AS review, f2.code AS project, r.rule, f4.code AS related, f5.code AS programme, r.tier, r.evidence
FROM review_finding i
JOIN review_finding_revision r ON r.review_finding_id = i.review_finding_id AND r.change_id = (SELECT max(x.change_id) FROM review_finding_revision x
  WHERE x.review_finding_id = r.review_finding_id)
JOIN portfolio_review f1 ON f1.portfolio_review_id = r.review_id
JOIN project f2 ON f2.project_id = r.project_id
LEFT JOIN project f4 ON f4.project_id = r.related_id
LEFT JOIN programme f5 ON f5.programme_id = r.programme_id
WHERE r.withdrawn = 0;

CREATE TABLE review_decision (
  review_decision_id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES portfolio_review,
  project_id INTEGER NOT NULL REFERENCES project,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (review_id, project_id)
) STRICT;
CREATE INDEX review_decision_by_change ON review_decision (change_id);
CREATE TABLE review_decision_revision (
  review_decision_id INTEGER NOT NULL REFERENCES review_decision,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  decision TEXT NOT NULL CHECK (decision IN ('continue', 'change', 'merge', 'stop', 're_register', 'pause')),
  merge_into_id INTEGER REFERENCES project,
  new_method_id INTEGER REFERENCES method,
  paused_until TEXT CHECK (paused_until IS date(paused_until, '+0 days')),
  rationale TEXT NOT NULL CHECK (trim(rationale) <> ''),
  decided_by_id INTEGER NOT NULL REFERENCES person,
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')),
  PRIMARY KEY (review_decision_id, change_id),
  CONSTRAINT "I-31" CHECK (NOT (ifnull(decision IN ('merge'), 0)) OR (merge_into_id IS NOT NULL)),
  CONSTRAINT "I-31" CHECK (NOT (ifnull(decision NOT IN ('merge'), 0)) OR (merge_into_id IS NULL)),
  CONSTRAINT "I-52" CHECK (NOT (ifnull(decision IN ('pause'), 0)) OR (paused_until IS NOT NULL)),
  CONSTRAINT "I-56" CHECK (NOT (ifnull(decision IN ('re_register'), 0)) OR (new_method_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX review_decision_revision_by_change ON review_decision_revision (change_id);
CREATE TRIGGER review_decision_no_update BEFORE UPDATE ON review_decision
BEGIN SELECT raise(ABORT, 'review_decision is append-only'); END;
CREATE TRIGGER review_decision_no_delete BEFORE DELETE ON review_decision
BEGIN SELECT raise(ABORT, 'review_decision is append-only'); END;
CREATE TRIGGER review_decision_no_late_insert BEFORE INSERT ON review_decision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER review_decision_revision_no_update BEFORE UPDATE ON review_decision_revision
BEGIN SELECT raise(ABORT, 'review_decision_revision is append-only'); END;
CREATE TRIGGER review_decision_revision_no_delete BEFORE DELETE ON review_decision_revision
BEGIN SELECT raise(ABORT, 'review_decision_revision is append-only'); END;
CREATE TRIGGER review_decision_revision_no_late_insert BEFORE INSERT ON review_decision_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER review_decision_revision_rule_1 BEFORE INSERT ON review_decision_revision
WHEN EXISTS (SELECT 1 FROM review_decision i
  WHERE i.review_decision_id = NEW.review_decision_id AND NOT (ifnull(i.project_id <> NEW.merge_into_id, 1)))
BEGIN SELECT raise(ABORT, 'I-31'); END;
CREATE VIEW review_decisions AS
SELECT f0.code AS review, f1.code AS project, r.decision, f3.code AS merge_into, f4.code AS new_method, r.paused_until, r.rationale, f7.code AS decided_by, r.decided_on
FROM review_decision i
JOIN review_decision_revision r ON r.review_decision_id = i.review_decision_id AND r.change_id = (SELECT max(x.change_id) FROM review_decision_revision x
  WHERE x.review_decision_id = r.review_decision_id)
JOIN portfolio_review f0 ON f0.portfolio_review_id = i.review_id
JOIN project f1 ON f1.project_id = i.project_id
LEFT JOIN project f3 ON f3.project_id = r.merge_into_id
LEFT JOIN method f4 ON f4.method_id = r.new_method_id
JOIN person f7 ON f7.person_id = r.decided_by_id
WHERE r.withdrawn = 0;

CREATE TABLE readiness_score (
  readiness_score_id INTEGER PRIMARY KEY,
  instrument TEXT NOT NULL CHECK (trim(instrument) <> ''),
  edition TEXT NOT NULL CHECK (trim(edition) <> ''),
  item TEXT NOT NULL CHECK (trim(item) <> ''),
  unit_id INTEGER NOT NULL REFERENCES unit,
  surveyed_on TEXT NOT NULL CHECK (surveyed_on IS date(surveyed_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (instrument, edition, item, unit_id, surveyed_on)
) STRICT;
CREATE INDEX readiness_score_by_change ON readiness_score (change_id);
CREATE TABLE readiness_score_revision (
  readiness_score_id INTEGER NOT NULL REFERENCES readiness_score,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  occasion TEXT NOT NULL CHECK (occasion IN ('baseline', 'follow_up', 'later')),
  score REAL NOT NULL CHECK (abs(score) < 9e999),
  lowest REAL CHECK (abs(lowest) < 9e999),
  highest REAL CHECK (abs(highest) < 9e999),
  respondents INTEGER NOT NULL CHECK (respondents BETWEEN 1 AND 99999),
  PRIMARY KEY (readiness_score_id, change_id),
  CONSTRAINT "I-58" CHECK (ifnull(lowest <= score, 1)),
  CONSTRAINT "I-58" CHECK (ifnull(score <= highest, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX readiness_score_revision_by_change ON readiness_score_revision (change_id);
CREATE TRIGGER readiness_score_no_update BEFORE UPDATE ON readiness_score
BEGIN SELECT raise(ABORT, 'readiness_score is append-only'); END;
CREATE TRIGGER readiness_score_no_delete BEFORE DELETE ON readiness_score
BEGIN SELECT raise(ABORT, 'readiness_score is append-only'); END;
CREATE TRIGGER readiness_score_no_late_insert BEFORE INSERT ON readiness_score
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER readiness_score_revision_no_update BEFORE UPDATE ON readiness_score_revision
BEGIN SELECT raise(ABORT, 'readiness_score_revision is append-only'); END;
CREATE TRIGGER readiness_score_revision_no_delete BEFORE DELETE ON readiness_score_revision
BEGIN SELECT raise(ABORT, 'readiness_score_revision is append-only'); END;
CREATE TRIGGER readiness_score_revision_no_late_insert BEFORE INSERT ON readiness_score_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW readiness_scores AS
SELECT i.instrument, i.edition, i.item, f3.code AS unit, i.surveyed_on, r.occasion, r.score, r.lowest, r.highest, r.respondents
FROM readiness_score i
JOIN readiness_score_revision r ON r.readiness_score_id = i.readiness_score_id AND r.change_id = (SELECT max(x.change_id) FROM readiness_score_revision x
  WHERE x.readiness_score_id = r.readiness_score_id)
JOIN unit f3 ON f3.unit_id = i.unit_id
WHERE r.withdrawn = 0;

CREATE TABLE training (
  training_id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person,
  course TEXT NOT NULL CHECK (trim(course) <> ''),
  completed_on TEXT NOT NULL CHECK (completed_on IS date(completed_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (person_id, course, completed_on)
) STRICT;
CREATE INDEX training_by_change ON training (change_id);
CREATE TABLE training_revision (
  training_id INTEGER NOT NULL REFERENCES training,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  kind TEXT NOT NULL CHECK (kind IN ('introduction', 'practice', 'leadership', 'coaching', 'measurement', 'preceptorship')),
  co_facilitated INTEGER NOT NULL CHECK (co_facilitated IN (0, 1)),
  PRIMARY KEY (training_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_revision_by_change ON training_revision (change_id);
CREATE TRIGGER training_no_update BEFORE UPDATE ON training
BEGIN SELECT raise(ABORT, 'training is append-only'); END;
CREATE TRIGGER training_no_delete BEFORE DELETE ON training
BEGIN SELECT raise(ABORT, 'training is append-only'); END;
CREATE TRIGGER training_no_late_insert BEFORE INSERT ON training
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE TRIGGER training_revision_no_update BEFORE UPDATE ON training_revision
BEGIN SELECT raise(ABORT, 'training_revision is append-only'); END;
CREATE TRIGGER training_revision_no_delete BEFORE DELETE ON training_revision
BEGIN SELECT raise(ABORT, 'training_revision is append-only'); END;
CREATE TRIGGER training_revision_no_late_insert BEFORE INSERT ON training_revision
WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
BEGIN SELECT raise(ABORT, 'the change is closed'); END;
CREATE VIEW trainings AS
SELECT f0.code AS person, i.course, i.completed_on, r.kind, r.co_facilitated
FROM training i
JOIN training_revision r ON r.training_id = i.training_id AND r.change_id = (SELECT max(x.change_id) FROM training_revision x
  WHERE x.training_id = r.training_id)
JOIN person f0 ON f0.person_id = i.person_id
WHERE r.withdrawn = 0;

CREATE VIEW units AS
SELECT u.code, r.name, r.kind, p.code AS parent, r.opened_on, r.closed_on
FROM unit u
JOIN unit_revision r ON r.unit_id = u.unit_id
  AND r.change_id = (SELECT max(x.change_id) FROM unit_revision x WHERE x.unit_id = r.unit_id)
LEFT JOIN unit p ON p.unit_id = r.parent_id;

CREATE VIEW measures AS
SELECT m.code, r.name
FROM measure m
JOIN measure_revision r ON r.measure_id = m.measure_id
  AND r.change_id = (SELECT max(x.change_id) FROM measure_revision x
    WHERE x.measure_id = r.measure_id);

CREATE VIEW definitions AS
SELECT m.code AS measure, d.version, r.kind, r.numerator_text, r.denominator_text, r.multiplier,
  r.unit_of_measure, r.better, r.frequency, r.effective_from, r.effective_to
FROM measure_definition d
JOIN measure m ON m.measure_id = d.measure_id
JOIN measure_definition_revision r ON r.definition_id = d.definition_id
  AND r.change_id = (SELECT max(x.change_id) FROM measure_definition_revision x
    WHERE x.definition_id = r.definition_id);

CREATE VIEW breach_loop_committee (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT code, reports_to FROM committees WHERE reports_to IS NOT NULL
  UNION
  SELECT up.start, e.reports_to FROM up JOIN committees e ON e.code = up.code
  WHERE e.reports_to IS NOT NULL AND up.code <> up.start)
SELECT 'committee', start, 'by reports_to it stands above itself'
FROM up WHERE code = start;
CREATE TRIGGER check_breach_loop_committee BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM committee_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_loop_committee)
BEGIN SELECT raise(ABORT, 'loop-committee'); END;

CREATE VIEW breach_loop_quality_priority (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT code, continues FROM quality_priorities WHERE continues IS NOT NULL
  UNION
  SELECT up.start, e.continues FROM up JOIN quality_priorities e ON e.code = up.code
  WHERE e.continues IS NOT NULL AND up.code <> up.start)
SELECT 'quality_priority', start, 'by continues it stands above itself'
FROM up WHERE code = start;
CREATE TRIGGER check_breach_loop_quality_priority BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_loop_quality_priority)
BEGIN SELECT raise(ABORT, 'loop-quality_priority'); END;

CREATE VIEW breach_loop_project (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT code, follows FROM projects WHERE follows IS NOT NULL
  UNION
  SELECT up.start, e.follows FROM up JOIN projects e ON e.code = up.code
  WHERE e.follows IS NOT NULL AND up.code <> up.start)
SELECT 'project', start, 'by follows it stands above itself'
FROM up WHERE code = start;
CREATE TRIGGER check_breach_loop_project BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_loop_project)
BEGIN SELECT raise(ABORT, 'loop-project'); END;

CREATE VIEW breach_loop_driver (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT code, parent FROM drivers WHERE parent IS NOT NULL
  UNION
  SELECT up.start, e.parent FROM up JOIN drivers e ON e.code = up.code
  WHERE e.parent IS NOT NULL AND up.code <> up.start)
SELECT 'driver', start, 'by parent it stands above itself'
FROM up WHERE code = start;
CREATE TRIGGER check_breach_loop_driver BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM driver_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_loop_driver)
BEGIN SELECT raise(ABORT, 'loop-driver'); END;

CREATE VIEW breach_loop_pdsa_cycle (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT code, previous FROM pdsa_cycles WHERE previous IS NOT NULL
  UNION
  SELECT up.start, e.previous FROM up JOIN pdsa_cycles e ON e.code = up.code
  WHERE e.previous IS NOT NULL AND up.code <> up.start)
SELECT 'pdsa_cycle', start, 'by previous it stands above itself'
FROM up WHERE code = start;
CREATE TRIGGER check_breach_loop_pdsa_cycle BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM pdsa_cycle_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_loop_pdsa_cycle)
BEGIN SELECT raise(ABORT, 'loop-pdsa_cycle'); END;

CREATE VIEW breach_reference_unit_location (entity, record, detail) AS
SELECT 'unit_location', ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?') || ' / ' || i.from_on, 'site: '
  || ifnull((SELECT code FROM site WHERE site_id = r.site_id)
    || ' was taken back', 'the record that it names is not there')
FROM unit_location i
JOIN unit_location_revision r ON r.unit_location_id = i.unit_location_id AND r.change_id = (SELECT max(x.change_id) FROM unit_location_revision x
  WHERE x.unit_location_id = r.unit_location_id)
LEFT JOIN site_revision t ON t.site_id = r.site_id
  AND t.change_id = (SELECT max(x.change_id) FROM site_revision x
  WHERE x.site_id = t.site_id)
WHERE r.withdrawn = 0 AND r.site_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_unit_location BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM unit_location_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM site_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_unit_location)
BEGIN SELECT raise(ABORT, 'reference-unit_location'); END;

CREATE VIEW breach_reference_committee (entity, record, detail) AS
SELECT 'committee', i.code, 'reports_to: '
  || ifnull((SELECT code FROM committee WHERE committee_id = r.reports_to_id)
    || ' was taken back', 'the record that it names is not there')
FROM committee i
JOIN committee_revision r ON r.committee_id = i.committee_id AND r.change_id = (SELECT max(x.change_id) FROM committee_revision x
  WHERE x.committee_id = r.committee_id)
LEFT JOIN committee_revision t ON t.committee_id = r.reports_to_id
  AND t.change_id = (SELECT max(x.change_id) FROM committee_revision x
  WHERE x.committee_id = t.committee_id)
WHERE r.withdrawn = 0 AND r.reports_to_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_committee BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM committee_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_committee)
BEGIN SELECT raise(ABORT, 'reference-committee'); END;

CREATE VIEW breach_reference_role (entity, record, detail) AS
SELECT 'role', ifnull((SELECT code FROM person WHERE person_id = i.person_id), '?') || ' / ' || i.role || ' / ' || ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?') || ' / ' || i.from_on, 'person: '
  || ifnull((SELECT code FROM person WHERE person_id = i.person_id)
    || ' was taken back', 'the record that it names is not there')
FROM role i
JOIN role_revision r ON r.role_id = i.role_id AND r.change_id = (SELECT max(x.change_id) FROM role_revision x
  WHERE x.role_id = r.role_id)
LEFT JOIN person_revision t ON t.person_id = i.person_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND i.person_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'role', ifnull((SELECT code FROM person WHERE person_id = i.person_id), '?') || ' / ' || i.role || ' / ' || ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?') || ' / ' || i.from_on, 'committee: '
  || ifnull((SELECT code FROM committee WHERE committee_id = r.committee_id)
    || ' was taken back', 'the record that it names is not there')
FROM role i
JOIN role_revision r ON r.role_id = i.role_id AND r.change_id = (SELECT max(x.change_id) FROM role_revision x
  WHERE x.role_id = r.role_id)
LEFT JOIN committee_revision t ON t.committee_id = r.committee_id
  AND t.change_id = (SELECT max(x.change_id) FROM committee_revision x
  WHERE x.committee_id = t.committee_id)
WHERE r.withdrawn = 0 AND r.committee_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_role BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM role_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM committee_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_role)
BEGIN SELECT raise(ABORT, 'reference-role'); END;

CREATE VIEW breach_reference_triage (entity, record, detail) AS
SELECT 'triage', i.code, 'recommended: '
  || ifnull((SELECT code FROM method WHERE method_id = r.recommended_id)
    || ' was taken back', 'the record that it names is not there')
FROM triage i
JOIN triage_revision r ON r.triage_id = i.triage_id AND r.change_id = (SELECT max(x.change_id) FROM triage_revision x
  WHERE x.triage_id = r.triage_id)
LEFT JOIN method_revision t ON t.method_id = r.recommended_id
  AND t.change_id = (SELECT max(x.change_id) FROM method_revision x
  WHERE x.method_id = t.method_id)
WHERE r.withdrawn = 0 AND r.recommended_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'triage', i.code, 'chosen: '
  || ifnull((SELECT code FROM method WHERE method_id = r.chosen_id)
    || ' was taken back', 'the record that it names is not there')
FROM triage i
JOIN triage_revision r ON r.triage_id = i.triage_id AND r.change_id = (SELECT max(x.change_id) FROM triage_revision x
  WHERE x.triage_id = r.triage_id)
LEFT JOIN method_revision t ON t.method_id = r.chosen_id
  AND t.change_id = (SELECT max(x.change_id) FROM method_revision x
  WHERE x.method_id = t.method_id)
WHERE r.withdrawn = 0 AND r.chosen_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'triage', i.code, 'decided_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.decided_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM triage i
JOIN triage_revision r ON r.triage_id = i.triage_id AND r.change_id = (SELECT max(x.change_id) FROM triage_revision x
  WHERE x.triage_id = r.triage_id)
LEFT JOIN person_revision t ON t.person_id = r.decided_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.decided_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_triage BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM triage_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM method_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_triage)
BEGIN SELECT raise(ABORT, 'reference-triage'); END;

CREATE VIEW breach_reference_objective (entity, record, detail) AS
SELECT 'objective', i.code, 'owner: '
  || ifnull((SELECT code FROM person WHERE person_id = r.owner_id)
    || ' was taken back', 'the record that it names is not there')
FROM objective i
JOIN objective_revision r ON r.objective_id = i.objective_id AND r.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = r.objective_id)
LEFT JOIN person_revision t ON t.person_id = r.owner_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.owner_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_objective BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM objective_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_objective)
BEGIN SELECT raise(ABORT, 'reference-objective'); END;

CREATE VIEW breach_reference_objective_link (entity, record, detail) AS
SELECT 'objective_link', ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id), '?') || ' / ' || ifnull((SELECT code FROM objective WHERE objective_id = i.serves_id), '?'), 'objective: '
  || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id)
    || ' was taken back', 'the record that it names is not there')
FROM objective_link i
JOIN objective_link_revision r ON r.objective_link_id = i.objective_link_id AND r.change_id = (SELECT max(x.change_id) FROM objective_link_revision x
  WHERE x.objective_link_id = r.objective_link_id)
LEFT JOIN objective_revision t ON t.objective_id = i.objective_id
  AND t.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = t.objective_id)
WHERE r.withdrawn = 0 AND i.objective_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'objective_link', ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id), '?') || ' / ' || ifnull((SELECT code FROM objective WHERE objective_id = i.serves_id), '?'), 'serves: '
  || ifnull((SELECT code FROM objective WHERE objective_id = i.serves_id)
    || ' was taken back', 'the record that it names is not there')
FROM objective_link i
JOIN objective_link_revision r ON r.objective_link_id = i.objective_link_id AND r.change_id = (SELECT max(x.change_id) FROM objective_link_revision x
  WHERE x.objective_link_id = r.objective_link_id)
LEFT JOIN objective_revision t ON t.objective_id = i.serves_id
  AND t.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = t.objective_id)
WHERE r.withdrawn = 0 AND i.serves_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_objective_link BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM objective_link_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM objective_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_objective_link)
BEGIN SELECT raise(ABORT, 'reference-objective_link'); END;

CREATE VIEW breach_reference_quality_priority (entity, record, detail) AS
SELECT 'quality_priority', i.code, 'objective: '
  || ifnull((SELECT code FROM objective WHERE objective_id = r.objective_id)
    || ' was taken back', 'the record that it names is not there')
FROM quality_priority i
JOIN quality_priority_revision r ON r.quality_priority_id = i.quality_priority_id AND r.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = r.quality_priority_id)
LEFT JOIN objective_revision t ON t.objective_id = r.objective_id
  AND t.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = t.objective_id)
WHERE r.withdrawn = 0 AND r.objective_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'quality_priority', i.code, 'lead: '
  || ifnull((SELECT code FROM person WHERE person_id = r.lead_id)
    || ' was taken back', 'the record that it names is not there')
FROM quality_priority i
JOIN quality_priority_revision r ON r.quality_priority_id = i.quality_priority_id AND r.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = r.quality_priority_id)
LEFT JOIN person_revision t ON t.person_id = r.lead_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.lead_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'quality_priority', i.code, 'method: '
  || ifnull((SELECT code FROM method WHERE method_id = r.method_id)
    || ' was taken back', 'the record that it names is not there')
FROM quality_priority i
JOIN quality_priority_revision r ON r.quality_priority_id = i.quality_priority_id AND r.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = r.quality_priority_id)
LEFT JOIN method_revision t ON t.method_id = r.method_id
  AND t.change_id = (SELECT max(x.change_id) FROM method_revision x
  WHERE x.method_id = t.method_id)
WHERE r.withdrawn = 0 AND r.method_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'quality_priority', i.code, 'triage: '
  || ifnull((SELECT code FROM triage WHERE triage_id = r.triage_id)
    || ' was taken back', 'the record that it names is not there')
FROM quality_priority i
JOIN quality_priority_revision r ON r.quality_priority_id = i.quality_priority_id AND r.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = r.quality_priority_id)
LEFT JOIN triage_revision t ON t.triage_id = r.triage_id
  AND t.change_id = (SELECT max(x.change_id) FROM triage_revision x
  WHERE x.triage_id = t.triage_id)
WHERE r.withdrawn = 0 AND r.triage_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'quality_priority', i.code, 'continues: '
  || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = r.continues_id)
    || ' was taken back', 'the record that it names is not there')
FROM quality_priority i
JOIN quality_priority_revision r ON r.quality_priority_id = i.quality_priority_id AND r.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = r.quality_priority_id)
LEFT JOIN quality_priority_revision t ON t.quality_priority_id = r.continues_id
  AND t.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = t.quality_priority_id)
WHERE r.withdrawn = 0 AND r.continues_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_quality_priority BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM objective_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM method_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM triage_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_quality_priority)
BEGIN SELECT raise(ABORT, 'reference-quality_priority'); END;

CREATE VIEW breach_reference_priority_evidence (entity, record, detail) AS
SELECT 'priority_evidence', ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id), '?') || ' / ' || i.source || ' / ' || i.reference, 'priority: '
  || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id)
    || ' was taken back', 'the record that it names is not there')
FROM priority_evidence i
JOIN priority_evidence_revision r ON r.priority_evidence_id = i.priority_evidence_id AND r.change_id = (SELECT max(x.change_id) FROM priority_evidence_revision x
  WHERE x.priority_evidence_id = r.priority_evidence_id)
LEFT JOIN quality_priority_revision t ON t.quality_priority_id = i.priority_id
  AND t.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = t.quality_priority_id)
WHERE r.withdrawn = 0 AND i.priority_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_priority_evidence BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM priority_evidence_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_priority_evidence)
BEGIN SELECT raise(ABORT, 'reference-priority_evidence'); END;

CREATE VIEW breach_reference_priority_measure (entity, record, detail) AS
SELECT 'priority_measure', ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id), '?') || ' / ' || ifnull((SELECT code FROM measure WHERE measure_id = i.measure_id), '?'), 'priority: '
  || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = i.priority_id)
    || ' was taken back', 'the record that it names is not there')
FROM priority_measure i
JOIN priority_measure_revision r ON r.priority_measure_id = i.priority_measure_id AND r.change_id = (SELECT max(x.change_id) FROM priority_measure_revision x
  WHERE x.priority_measure_id = r.priority_measure_id)
LEFT JOIN quality_priority_revision t ON t.quality_priority_id = i.priority_id
  AND t.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = t.quality_priority_id)
WHERE r.withdrawn = 0 AND i.priority_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_priority_measure BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM priority_measure_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_priority_measure)
BEGIN SELECT raise(ABORT, 'reference-priority_measure'); END;

CREATE VIEW breach_reference_data_quality_assessment (entity, record, detail) AS
SELECT 'data_quality_assessment', ifnull((SELECT code FROM measure WHERE measure_id = i.measure_id), '?') || ' / ' || i.dimension || ' / ' || i.assessed_on, 'assessed_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.assessed_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM data_quality_assessment i
JOIN data_quality_assessment_revision r ON r.data_quality_assessment_id = i.data_quality_assessment_id AND r.change_id = (SELECT max(x.change_id) FROM data_quality_assessment_revision x
  WHERE x.data_quality_assessment_id = r.data_quality_assessment_id)
LEFT JOIN person_revision t ON t.person_id = r.assessed_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.assessed_by_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'data_quality_assessment', ifnull((SELECT code FROM measure WHERE measure_id = i.measure_id), '?') || ' / ' || i.dimension || ' / ' || i.assessed_on, 'signed_off_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.signed_off_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM data_quality_assessment i
JOIN data_quality_assessment_revision r ON r.data_quality_assessment_id = i.data_quality_assessment_id AND r.change_id = (SELECT max(x.change_id) FROM data_quality_assessment_revision x
  WHERE x.data_quality_assessment_id = r.data_quality_assessment_id)
LEFT JOIN person_revision t ON t.person_id = r.signed_off_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.signed_off_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_data_quality_assessment BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM data_quality_assessment_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_data_quality_assessment)
BEGIN SELECT raise(ABORT, 'reference-data_quality_assessment'); END;

CREATE VIEW breach_reference_programme (entity, record, detail) AS
SELECT 'programme', i.code, 'lead: '
  || ifnull((SELECT code FROM person WHERE person_id = r.lead_id)
    || ' was taken back', 'the record that it names is not there')
FROM programme i
JOIN programme_revision r ON r.programme_id = i.programme_id AND r.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = r.programme_id)
LEFT JOIN person_revision t ON t.person_id = r.lead_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.lead_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'programme', i.code, 'sponsor: '
  || ifnull((SELECT code FROM person WHERE person_id = r.sponsor_id)
    || ' was taken back', 'the record that it names is not there')
FROM programme i
JOIN programme_revision r ON r.programme_id = i.programme_id AND r.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = r.programme_id)
LEFT JOIN person_revision t ON t.person_id = r.sponsor_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.sponsor_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_programme BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM programme_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_programme)
BEGIN SELECT raise(ABORT, 'reference-programme'); END;

CREATE VIEW breach_reference_programme_unit (entity, record, detail) AS
SELECT 'programme_unit', ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id), '?') || ' / ' || ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?'), 'programme: '
  || ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id)
    || ' was taken back', 'the record that it names is not there')
FROM programme_unit i
JOIN programme_unit_revision r ON r.programme_unit_id = i.programme_unit_id AND r.change_id = (SELECT max(x.change_id) FROM programme_unit_revision x
  WHERE x.programme_unit_id = r.programme_unit_id)
LEFT JOIN programme_revision t ON t.programme_id = i.programme_id
  AND t.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = t.programme_id)
WHERE r.withdrawn = 0 AND i.programme_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_programme_unit BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM programme_unit_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM programme_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_programme_unit)
BEGIN SELECT raise(ABORT, 'reference-programme_unit'); END;

CREATE VIEW breach_reference_programme_measure (entity, record, detail) AS
SELECT 'programme_measure', ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id), '?') || ' / ' || ifnull((SELECT code FROM measure WHERE measure_id = i.measure_id), '?') || ' / ' || i.role, 'programme: '
  || ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id)
    || ' was taken back', 'the record that it names is not there')
FROM programme_measure i
JOIN programme_measure_revision r ON r.programme_measure_id = i.programme_measure_id AND r.change_id = (SELECT max(x.change_id) FROM programme_measure_revision x
  WHERE x.programme_measure_id = r.programme_measure_id)
LEFT JOIN programme_revision t ON t.programme_id = i.programme_id
  AND t.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = t.programme_id)
WHERE r.withdrawn = 0 AND i.programme_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_programme_measure BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM programme_measure_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM programme_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_programme_measure)
BEGIN SELECT raise(ABORT, 'reference-programme_measure'); END;

CREATE VIEW breach_reference_programme_objective (entity, record, detail) AS
SELECT 'programme_objective', ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id), '?') || ' / ' || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id), '?'), 'programme: '
  || ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id)
    || ' was taken back', 'the record that it names is not there')
FROM programme_objective i
JOIN programme_objective_revision r ON r.programme_objective_id = i.programme_objective_id AND r.change_id = (SELECT max(x.change_id) FROM programme_objective_revision x
  WHERE x.programme_objective_id = r.programme_objective_id)
LEFT JOIN programme_revision t ON t.programme_id = i.programme_id
  AND t.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = t.programme_id)
WHERE r.withdrawn = 0 AND i.programme_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'programme_objective', ifnull((SELECT code FROM programme WHERE programme_id = i.programme_id), '?') || ' / ' || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id), '?'), 'objective: '
  || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id)
    || ' was taken back', 'the record that it names is not there')
FROM programme_objective i
JOIN programme_objective_revision r ON r.programme_objective_id = i.programme_objective_id AND r.change_id = (SELECT max(x.change_id) FROM programme_objective_revision x
  WHERE x.programme_objective_id = r.programme_objective_id)
LEFT JOIN objective_revision t ON t.objective_id = i.objective_id
  AND t.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = t.objective_id)
WHERE r.withdrawn = 0 AND i.objective_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_programme_objective BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM programme_objective_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM programme_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM objective_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_programme_objective)
BEGIN SELECT raise(ABORT, 'reference-programme_objective'); END;

CREATE VIEW breach_reference_project (entity, record, detail) AS
SELECT 'project', i.code, 'method: '
  || ifnull((SELECT code FROM method WHERE method_id = r.method_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN method_revision t ON t.method_id = r.method_id
  AND t.change_id = (SELECT max(x.change_id) FROM method_revision x
  WHERE x.method_id = t.method_id)
WHERE r.withdrawn = 0 AND r.method_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'triage: '
  || ifnull((SELECT code FROM triage WHERE triage_id = r.triage_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN triage_revision t ON t.triage_id = r.triage_id
  AND t.change_id = (SELECT max(x.change_id) FROM triage_revision x
  WHERE x.triage_id = t.triage_id)
WHERE r.withdrawn = 0 AND r.triage_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'programme: '
  || ifnull((SELECT code FROM programme WHERE programme_id = r.programme_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN programme_revision t ON t.programme_id = r.programme_id
  AND t.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = t.programme_id)
WHERE r.withdrawn = 0 AND r.programme_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'lead: '
  || ifnull((SELECT code FROM person WHERE person_id = r.lead_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN person_revision t ON t.person_id = r.lead_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.lead_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'sponsor: '
  || ifnull((SELECT code FROM person WHERE person_id = r.sponsor_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN person_revision t ON t.person_id = r.sponsor_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.sponsor_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'coach: '
  || ifnull((SELECT code FROM person WHERE person_id = r.coach_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN person_revision t ON t.person_id = r.coach_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.coach_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'merged_into: '
  || ifnull((SELECT code FROM project WHERE project_id = r.merged_into_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN project_revision t ON t.project_id = r.merged_into_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.merged_into_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project', i.code, 'follows: '
  || ifnull((SELECT code FROM project WHERE project_id = r.follows_id)
    || ' was taken back', 'the record that it names is not there')
FROM project i
JOIN project_revision r ON r.project_id = i.project_id AND r.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = r.project_id)
LEFT JOIN project_revision t ON t.project_id = r.follows_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.follows_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_project BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM method_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM triage_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM programme_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_project)
BEGIN SELECT raise(ABORT, 'reference-project'); END;

CREATE VIEW breach_reference_project_unit (entity, record, detail) AS
SELECT 'project_unit', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?'), 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM project_unit i
JOIN project_unit_revision r ON r.project_unit_id = i.project_unit_id AND r.change_id = (SELECT max(x.change_id) FROM project_unit_revision x
  WHERE x.project_unit_id = r.project_unit_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_project_unit BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_unit_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_project_unit)
BEGIN SELECT raise(ABORT, 'reference-project_unit'); END;

CREATE VIEW breach_reference_project_objective (entity, record, detail) AS
SELECT 'project_objective', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id), '?'), 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM project_objective i
JOIN project_objective_revision r ON r.project_objective_id = i.project_objective_id AND r.change_id = (SELECT max(x.change_id) FROM project_objective_revision x
  WHERE x.project_objective_id = r.project_objective_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'project_objective', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id), '?'), 'objective: '
  || ifnull((SELECT code FROM objective WHERE objective_id = i.objective_id)
    || ' was taken back', 'the record that it names is not there')
FROM project_objective i
JOIN project_objective_revision r ON r.project_objective_id = i.project_objective_id AND r.change_id = (SELECT max(x.change_id) FROM project_objective_revision x
  WHERE x.project_objective_id = r.project_objective_id)
LEFT JOIN objective_revision t ON t.objective_id = i.objective_id
  AND t.change_id = (SELECT max(x.change_id) FROM objective_revision x
  WHERE x.objective_id = t.objective_id)
WHERE r.withdrawn = 0 AND i.objective_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_project_objective BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_objective_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM objective_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_project_objective)
BEGIN SELECT raise(ABORT, 'reference-project_objective'); END;

CREATE VIEW breach_reference_project_measure (entity, record, detail) AS
SELECT 'project_measure', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || ifnull((SELECT code FROM measure WHERE measure_id = i.measure_id), '?') || ' / ' || i.role, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM project_measure i
JOIN project_measure_revision r ON r.project_measure_id = i.project_measure_id AND r.change_id = (SELECT max(x.change_id) FROM project_measure_revision x
  WHERE x.project_measure_id = r.project_measure_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_project_measure BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_measure_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_project_measure)
BEGIN SELECT raise(ABORT, 'reference-project_measure'); END;

CREATE VIEW breach_reference_status_note (entity, record, detail) AS
SELECT 'status_note', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || i.from_on || ' / ' || i.status, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM status_note i
JOIN status_note_revision r ON r.status_note_id = i.status_note_id AND r.change_id = (SELECT max(x.change_id) FROM status_note_revision x
  WHERE x.status_note_id = r.status_note_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'status_note', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || i.from_on || ' / ' || i.status, 'decided_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.decided_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM status_note i
JOIN status_note_revision r ON r.status_note_id = i.status_note_id AND r.change_id = (SELECT max(x.change_id) FROM status_note_revision x
  WHERE x.status_note_id = r.status_note_id)
LEFT JOIN person_revision t ON t.person_id = r.decided_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.decided_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_status_note BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM status_note_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_status_note)
BEGIN SELECT raise(ABORT, 'reference-status_note'); END;

CREATE VIEW breach_reference_driver (entity, record, detail) AS
SELECT 'driver', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM driver i
JOIN driver_revision r ON r.driver_id = i.driver_id AND r.change_id = (SELECT max(x.change_id) FROM driver_revision x
  WHERE x.driver_id = r.driver_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'driver', i.code, 'parent: '
  || ifnull((SELECT code FROM driver WHERE driver_id = r.parent_id)
    || ' was taken back', 'the record that it names is not there')
FROM driver i
JOIN driver_revision r ON r.driver_id = i.driver_id AND r.change_id = (SELECT max(x.change_id) FROM driver_revision x
  WHERE x.driver_id = r.driver_id)
LEFT JOIN driver_revision t ON t.driver_id = r.parent_id
  AND t.change_id = (SELECT max(x.change_id) FROM driver_revision x
  WHERE x.driver_id = t.driver_id)
WHERE r.withdrawn = 0 AND r.parent_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_driver BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM driver_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_driver)
BEGIN SELECT raise(ABORT, 'reference-driver'); END;

CREATE VIEW breach_reference_change_idea (entity, record, detail) AS
SELECT 'change_idea', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM change_idea i
JOIN change_idea_revision r ON r.change_idea_id = i.change_idea_id AND r.change_id = (SELECT max(x.change_id) FROM change_idea_revision x
  WHERE x.change_idea_id = r.change_idea_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'change_idea', i.code, 'driver: '
  || ifnull((SELECT code FROM driver WHERE driver_id = r.driver_id)
    || ' was taken back', 'the record that it names is not there')
FROM change_idea i
JOIN change_idea_revision r ON r.change_idea_id = i.change_idea_id AND r.change_id = (SELECT max(x.change_id) FROM change_idea_revision x
  WHERE x.change_idea_id = r.change_idea_id)
LEFT JOIN driver_revision t ON t.driver_id = r.driver_id
  AND t.change_id = (SELECT max(x.change_id) FROM driver_revision x
  WHERE x.driver_id = t.driver_id)
WHERE r.withdrawn = 0 AND r.driver_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_change_idea BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM change_idea_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM driver_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_change_idea)
BEGIN SELECT raise(ABORT, 'reference-change_idea'); END;

CREATE VIEW breach_reference_pdsa_cycle (entity, record, detail) AS
SELECT 'pdsa_cycle', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM pdsa_cycle i
JOIN pdsa_cycle_revision r ON r.pdsa_cycle_id = i.pdsa_cycle_id AND r.change_id = (SELECT max(x.change_id) FROM pdsa_cycle_revision x
  WHERE x.pdsa_cycle_id = r.pdsa_cycle_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'pdsa_cycle', i.code, 'change_idea: '
  || ifnull((SELECT code FROM change_idea WHERE change_idea_id = r.change_idea_id)
    || ' was taken back', 'the record that it names is not there')
FROM pdsa_cycle i
JOIN pdsa_cycle_revision r ON r.pdsa_cycle_id = i.pdsa_cycle_id AND r.change_id = (SELECT max(x.change_id) FROM pdsa_cycle_revision x
  WHERE x.pdsa_cycle_id = r.pdsa_cycle_id)
LEFT JOIN change_idea_revision t ON t.change_idea_id = r.change_idea_id
  AND t.change_id = (SELECT max(x.change_id) FROM change_idea_revision x
  WHERE x.change_idea_id = t.change_idea_id)
WHERE r.withdrawn = 0 AND r.change_idea_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'pdsa_cycle', i.code, 'previous: '
  || ifnull((SELECT code FROM pdsa_cycle WHERE pdsa_cycle_id = r.previous_id)
    || ' was taken back', 'the record that it names is not there')
FROM pdsa_cycle i
JOIN pdsa_cycle_revision r ON r.pdsa_cycle_id = i.pdsa_cycle_id AND r.change_id = (SELECT max(x.change_id) FROM pdsa_cycle_revision x
  WHERE x.pdsa_cycle_id = r.pdsa_cycle_id)
LEFT JOIN pdsa_cycle_revision t ON t.pdsa_cycle_id = r.previous_id
  AND t.change_id = (SELECT max(x.change_id) FROM pdsa_cycle_revision x
  WHERE x.pdsa_cycle_id = t.pdsa_cycle_id)
WHERE r.withdrawn = 0 AND r.previous_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_pdsa_cycle BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM pdsa_cycle_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM change_idea_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_pdsa_cycle)
BEGIN SELECT raise(ABORT, 'reference-pdsa_cycle'); END;

CREATE VIEW breach_reference_progress_score (entity, record, detail) AS
SELECT 'progress_score', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || i.scored_on || ' / ' || ifnull((SELECT code FROM person WHERE person_id = i.scored_by_id), '?'), 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM progress_score i
JOIN progress_score_revision r ON r.progress_score_id = i.progress_score_id AND r.change_id = (SELECT max(x.change_id) FROM progress_score_revision x
  WHERE x.progress_score_id = r.progress_score_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'progress_score', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || i.scored_on || ' / ' || ifnull((SELECT code FROM person WHERE person_id = i.scored_by_id), '?'), 'scored_by: '
  || ifnull((SELECT code FROM person WHERE person_id = i.scored_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM progress_score i
JOIN progress_score_revision r ON r.progress_score_id = i.progress_score_id AND r.change_id = (SELECT max(x.change_id) FROM progress_score_revision x
  WHERE x.progress_score_id = r.progress_score_id)
LEFT JOIN person_revision t ON t.person_id = i.scored_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND i.scored_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_progress_score BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM progress_score_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_progress_score)
BEGIN SELECT raise(ABORT, 'reference-progress_score'); END;

CREATE VIEW breach_reference_sustain_check (entity, record, detail) AS
SELECT 'sustain_check', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || ifnull((SELECT code FROM measure WHERE measure_id = i.measure_id), '?') || ' / ' || i.months_after, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM sustain_check i
JOIN sustain_check_revision r ON r.sustain_check_id = i.sustain_check_id AND r.change_id = (SELECT max(x.change_id) FROM sustain_check_revision x
  WHERE x.sustain_check_id = r.sustain_check_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_sustain_check BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM sustain_check_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_sustain_check)
BEGIN SELECT raise(ABORT, 'reference-sustain_check'); END;

CREATE VIEW breach_reference_involvement (entity, record, detail) AS
SELECT 'involvement', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM involvement i
JOIN involvement_revision r ON r.involvement_id = i.involvement_id AND r.change_id = (SELECT max(x.change_id) FROM involvement_revision x
  WHERE x.involvement_id = r.involvement_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'involvement', i.code, 'priority: '
  || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = r.priority_id)
    || ' was taken back', 'the record that it names is not there')
FROM involvement i
JOIN involvement_revision r ON r.involvement_id = i.involvement_id AND r.change_id = (SELECT max(x.change_id) FROM involvement_revision x
  WHERE x.involvement_id = r.involvement_id)
LEFT JOIN quality_priority_revision t ON t.quality_priority_id = r.priority_id
  AND t.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = t.quality_priority_id)
WHERE r.withdrawn = 0 AND r.priority_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_involvement BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM involvement_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_involvement)
BEGIN SELECT raise(ABORT, 'reference-involvement'); END;

CREATE VIEW breach_reference_evaluation (entity, record, detail) AS
SELECT 'evaluation', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM evaluation i
JOIN evaluation_revision r ON r.evaluation_id = i.evaluation_id AND r.change_id = (SELECT max(x.change_id) FROM evaluation_revision x
  WHERE x.evaluation_id = r.evaluation_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'evaluation', i.code, 'priority: '
  || ifnull((SELECT code FROM quality_priority WHERE quality_priority_id = r.priority_id)
    || ' was taken back', 'the record that it names is not there')
FROM evaluation i
JOIN evaluation_revision r ON r.evaluation_id = i.evaluation_id AND r.change_id = (SELECT max(x.change_id) FROM evaluation_revision x
  WHERE x.evaluation_id = r.evaluation_id)
LEFT JOIN quality_priority_revision t ON t.quality_priority_id = r.priority_id
  AND t.change_id = (SELECT max(x.change_id) FROM quality_priority_revision x
  WHERE x.quality_priority_id = t.quality_priority_id)
WHERE r.withdrawn = 0 AND r.priority_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_evaluation BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM evaluation_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_evaluation)
BEGIN SELECT raise(ABORT, 'reference-evaluation'); END;

CREATE VIEW breach_reference_spread (entity, record, detail) AS
SELECT 'spread', ifnull((SELECT code FROM project WHERE project_id = i.source_project_id), '?') || ' / ' || ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?'), 'source_project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.source_project_id)
    || ' was taken back', 'the record that it names is not there')
FROM spread i
JOIN spread_revision r ON r.spread_id = i.spread_id AND r.change_id = (SELECT max(x.change_id) FROM spread_revision x
  WHERE x.spread_id = r.spread_id)
LEFT JOIN project_revision t ON t.project_id = i.source_project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.source_project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'spread', ifnull((SELECT code FROM project WHERE project_id = i.source_project_id), '?') || ' / ' || ifnull((SELECT code FROM unit WHERE unit_id = i.unit_id), '?'), 'target_project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.target_project_id)
    || ' was taken back', 'the record that it names is not there')
FROM spread i
JOIN spread_revision r ON r.spread_id = i.spread_id AND r.change_id = (SELECT max(x.change_id) FROM spread_revision x
  WHERE x.spread_id = r.spread_id)
LEFT JOIN project_revision t ON t.project_id = r.target_project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.target_project_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_spread BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM spread_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_spread)
BEGIN SELECT raise(ABORT, 'reference-spread'); END;

CREATE VIEW breach_reference_recognition (entity, record, detail) AS
SELECT 'recognition', ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?') || ' / ' || i.kind || ' / ' || i.given_on, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM recognition i
JOIN recognition_revision r ON r.recognition_id = i.recognition_id AND r.change_id = (SELECT max(x.change_id) FROM recognition_revision x
  WHERE x.recognition_id = r.recognition_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_recognition BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM recognition_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_recognition)
BEGIN SELECT raise(ABORT, 'reference-recognition'); END;

CREATE VIEW breach_reference_portfolio_review (entity, record, detail) AS
SELECT 'portfolio_review', i.code, 'committee: '
  || ifnull((SELECT code FROM committee WHERE committee_id = r.committee_id)
    || ' was taken back', 'the record that it names is not there')
FROM portfolio_review i
JOIN portfolio_review_revision r ON r.portfolio_review_id = i.portfolio_review_id AND r.change_id = (SELECT max(x.change_id) FROM portfolio_review_revision x
  WHERE x.portfolio_review_id = r.portfolio_review_id)
LEFT JOIN committee_revision t ON t.committee_id = r.committee_id
  AND t.change_id = (SELECT max(x.change_id) FROM committee_revision x
  WHERE x.committee_id = t.committee_id)
WHERE r.withdrawn = 0 AND r.committee_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_portfolio_review BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM portfolio_review_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM committee_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_portfolio_review)
BEGIN SELECT raise(ABORT, 'reference-portfolio_review'); END;

CREATE VIEW breach_reference_review_finding (entity, record, detail) AS
SELECT 'review_finding', i.code, 'review: '
  || ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = r.review_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_finding i
JOIN review_finding_revision r ON r.review_finding_id = i.review_finding_id AND r.change_id = (SELECT max(x.change_id) FROM review_finding_revision x
  WHERE x.review_finding_id = r.review_finding_id)
LEFT JOIN portfolio_review_revision t ON t.portfolio_review_id = r.review_id
  AND t.change_id = (SELECT max(x.change_id) FROM portfolio_review_revision x
  WHERE x.portfolio_review_id = t.portfolio_review_id)
WHERE r.withdrawn = 0 AND r.review_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_finding', i.code, 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = r.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_finding i
JOIN review_finding_revision r ON r.review_finding_id = i.review_finding_id AND r.change_id = (SELECT max(x.change_id) FROM review_finding_revision x
  WHERE x.review_finding_id = r.review_finding_id)
LEFT JOIN project_revision t ON t.project_id = r.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_finding', i.code, 'related: '
  || ifnull((SELECT code FROM project WHERE project_id = r.related_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_finding i
JOIN review_finding_revision r ON r.review_finding_id = i.review_finding_id AND r.change_id = (SELECT max(x.change_id) FROM review_finding_revision x
  WHERE x.review_finding_id = r.review_finding_id)
LEFT JOIN project_revision t ON t.project_id = r.related_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.related_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_finding', i.code, 'programme: '
  || ifnull((SELECT code FROM programme WHERE programme_id = r.programme_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_finding i
JOIN review_finding_revision r ON r.review_finding_id = i.review_finding_id AND r.change_id = (SELECT max(x.change_id) FROM review_finding_revision x
  WHERE x.review_finding_id = r.review_finding_id)
LEFT JOIN programme_revision t ON t.programme_id = r.programme_id
  AND t.change_id = (SELECT max(x.change_id) FROM programme_revision x
  WHERE x.programme_id = t.programme_id)
WHERE r.withdrawn = 0 AND r.programme_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_review_finding BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM review_finding_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM portfolio_review_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM programme_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_review_finding)
BEGIN SELECT raise(ABORT, 'reference-review_finding'); END;

CREATE VIEW breach_reference_review_decision (entity, record, detail) AS
SELECT 'review_decision', ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = i.review_id), '?') || ' / ' || ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?'), 'review: '
  || ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = i.review_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_decision i
JOIN review_decision_revision r ON r.review_decision_id = i.review_decision_id AND r.change_id = (SELECT max(x.change_id) FROM review_decision_revision x
  WHERE x.review_decision_id = r.review_decision_id)
LEFT JOIN portfolio_review_revision t ON t.portfolio_review_id = i.review_id
  AND t.change_id = (SELECT max(x.change_id) FROM portfolio_review_revision x
  WHERE x.portfolio_review_id = t.portfolio_review_id)
WHERE r.withdrawn = 0 AND i.review_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_decision', ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = i.review_id), '?') || ' / ' || ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?'), 'project: '
  || ifnull((SELECT code FROM project WHERE project_id = i.project_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_decision i
JOIN review_decision_revision r ON r.review_decision_id = i.review_decision_id AND r.change_id = (SELECT max(x.change_id) FROM review_decision_revision x
  WHERE x.review_decision_id = r.review_decision_id)
LEFT JOIN project_revision t ON t.project_id = i.project_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND i.project_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_decision', ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = i.review_id), '?') || ' / ' || ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?'), 'merge_into: '
  || ifnull((SELECT code FROM project WHERE project_id = r.merge_into_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_decision i
JOIN review_decision_revision r ON r.review_decision_id = i.review_decision_id AND r.change_id = (SELECT max(x.change_id) FROM review_decision_revision x
  WHERE x.review_decision_id = r.review_decision_id)
LEFT JOIN project_revision t ON t.project_id = r.merge_into_id
  AND t.change_id = (SELECT max(x.change_id) FROM project_revision x
  WHERE x.project_id = t.project_id)
WHERE r.withdrawn = 0 AND r.merge_into_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_decision', ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = i.review_id), '?') || ' / ' || ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?'), 'new_method: '
  || ifnull((SELECT code FROM method WHERE method_id = r.new_method_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_decision i
JOIN review_decision_revision r ON r.review_decision_id = i.review_decision_id AND r.change_id = (SELECT max(x.change_id) FROM review_decision_revision x
  WHERE x.review_decision_id = r.review_decision_id)
LEFT JOIN method_revision t ON t.method_id = r.new_method_id
  AND t.change_id = (SELECT max(x.change_id) FROM method_revision x
  WHERE x.method_id = t.method_id)
WHERE r.withdrawn = 0 AND r.new_method_id IS NOT NULL AND t.withdrawn IS NOT 0
UNION ALL
SELECT 'review_decision', ifnull((SELECT code FROM portfolio_review WHERE portfolio_review_id = i.review_id), '?') || ' / ' || ifnull((SELECT code FROM project WHERE project_id = i.project_id), '?'), 'decided_by: '
  || ifnull((SELECT code FROM person WHERE person_id = r.decided_by_id)
    || ' was taken back', 'the record that it names is not there')
FROM review_decision i
JOIN review_decision_revision r ON r.review_decision_id = i.review_decision_id AND r.change_id = (SELECT max(x.change_id) FROM review_decision_revision x
  WHERE x.review_decision_id = r.review_decision_id)
LEFT JOIN person_revision t ON t.person_id = r.decided_by_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND r.decided_by_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_review_decision BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM review_decision_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM portfolio_review_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM method_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_review_decision)
BEGIN SELECT raise(ABORT, 'reference-review_decision'); END;

CREATE VIEW breach_reference_training (entity, record, detail) AS
SELECT 'training', ifnull((SELECT code FROM person WHERE person_id = i.person_id), '?') || ' / ' || i.course || ' / ' || i.completed_on, 'person: '
  || ifnull((SELECT code FROM person WHERE person_id = i.person_id)
    || ' was taken back', 'the record that it names is not there')
FROM training i
JOIN training_revision r ON r.training_id = i.training_id AND r.change_id = (SELECT max(x.change_id) FROM training_revision x
  WHERE x.training_id = r.training_id)
LEFT JOIN person_revision t ON t.person_id = i.person_id
  AND t.change_id = (SELECT max(x.change_id) FROM person_revision x
  WHERE x.person_id = t.person_id)
WHERE r.withdrawn = 0 AND i.person_id IS NOT NULL AND t.withdrawn IS NOT 0;
CREATE TRIGGER check_breach_reference_training BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM training_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM person_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_reference_training)
BEGIN SELECT raise(ABORT, 'reference-training'); END;

CREATE VIEW breach_i_01 (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT objective, serves FROM objective_links
  UNION
  SELECT up.start, l.serves FROM up JOIN objective_links l ON l.objective = up.code
  WHERE up.code <> up.start)
SELECT 'objective', start, 'it serves itself by a way round' FROM up WHERE code = start;
CREATE TRIGGER check_breach_i_01 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM objective_link_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_01)
BEGIN SELECT raise(ABORT, 'I-01'); END;

CREATE VIEW breach_i_03 (entity, record, detail) AS
WITH approved AS (
  SELECT code, method FROM quality_priorities
  WHERE status IN ('approved', 'in_progress', 'evaluated', 'closed'))
SELECT 'quality_priority', code, 'no evidence from quality control or assurance'
FROM approved a WHERE NOT EXISTS (SELECT 1 FROM evidence_items e
  WHERE e.priority = a.code AND e.source IN ('quality_control', 'assurance'))
UNION ALL
SELECT 'quality_priority', code, 'nobody was involved at the level involve or above'
FROM approved a WHERE NOT EXISTS (SELECT 1 FROM involvements i
  WHERE i.priority = a.code AND i.level IN ('involve', 'collaborate', 'co_produce'))
UNION ALL
SELECT 'quality_priority', code, 'no measure with a definition'
FROM approved a WHERE NOT EXISTS (SELECT 1 FROM priority_measures p
  JOIN definitions d ON d.measure = p.measure WHERE p.priority = a.code)
UNION ALL
SELECT 'quality_priority', code, 'no method was chosen' FROM approved WHERE method IS NULL;
CREATE TRIGGER check_breach_i_03 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM quality_priority_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM priority_evidence_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM involvement_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM priority_measure_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_03)
BEGIN SELECT raise(ABORT, 'I-03'); END;

CREATE VIEW breach_i_04 (entity, record, detail) AS
SELECT 'project', code, CASE
  WHEN NOT EXISTS (SELECT 1 FROM sustain_checks c
    WHERE c.project = p.code AND c.result IS NOT NULL)
    THEN 'no check of whether the improvement held has been done'
  WHEN NOT EXISTS (SELECT 1 FROM sustain_checks c
    WHERE c.project = p.code AND c.result = 'held')
    THEN 'no check found that the improvement held'
  WHEN NOT EXISTS (SELECT 1 FROM sustain_checks c
    WHERE c.project = p.code AND c.result = 'held' AND c.done_on > p.implemented_on)
    THEN 'the check that found it held was done before the change was in place'
  ELSE 'the check that found it held rests on ' || (SELECT max(c.points_after)
    FROM sustain_checks c WHERE c.project = p.code AND c.result = 'held'
      AND c.done_on > p.implemented_on)
    || ' points after the change, and 12 are the fewest' END
FROM projects p WHERE status = 'sustained' AND NOT EXISTS (SELECT 1 FROM sustain_checks c
  WHERE c.project = p.code AND c.result = 'held' AND c.points_after >= 12
    AND c.done_on > p.implemented_on);
CREATE TRIGGER check_breach_i_04 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM sustain_check_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_04)
BEGIN SELECT raise(ABORT, 'I-04'); END;

CREATE VIEW breach_i_28 (entity, record, detail) AS
WITH asked AS (
  SELECT p.* FROM projects p JOIN methods m ON m.code = p.method AND m.requires_family = 1
  WHERE p.status IN ('implementing', 'monitoring', 'sustained')),
roles(role) AS (VALUES ('outcome'), ('process'), ('balancing'))
SELECT 'project', code, 'no ' || role || ' measure' FROM asked a JOIN roles r
WHERE NOT EXISTS (SELECT 1 FROM project_measures f
  WHERE f.project = a.code AND f.role = r.role)
UNION ALL
SELECT 'project', code, 'the aim has no ' || CASE
  WHEN aim IS NULL THEN 'words' WHEN aim_measure IS NULL THEN 'measure'
  WHEN aim_goal IS NULL THEN 'value to be reached' ELSE 'day' END
FROM asked
WHERE aim IS NULL OR aim_measure IS NULL OR aim_goal IS NULL OR aim_by IS NULL;
CREATE TRIGGER check_breach_i_28 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_measure_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM method_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_28)
BEGIN SELECT raise(ABORT, 'I-28'); END;

CREATE VIEW breach_i_31 (entity, record, detail) AS
SELECT 'project', p.code, 'it was merged into ' || q.code || ', which was merged into '
  || q.merged_into
FROM projects p JOIN projects q ON q.code = p.merged_into
WHERE q.merged_into IS NOT NULL;
CREATE TRIGGER check_breach_i_31 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_31)
BEGIN SELECT raise(ABORT, 'I-31'); END;

CREATE VIEW breach_i_34 (entity, record, detail) AS
SELECT 'spread', s.source_project || ' / ' || s.unit,
  'its source ' || s.source_project || ' is ' || p.status
FROM spreads s JOIN projects p ON p.code = s.source_project
WHERE s.proven = 1 AND p.status <> 'sustained';
CREATE TRIGGER check_breach_i_34 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM spread_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_34)
BEGIN SELECT raise(ABORT, 'I-34'); END;

CREATE VIEW breach_i_35 (entity, record, detail) AS
SELECT 'review_finding', f.code, 'it calls ' || s.target_project || ' and '
  || s.source_project || ' the same, and the one took over the change of the other'
FROM review_findings f JOIN spreads s
  ON (s.target_project = f.project AND s.source_project = f.related)
  OR (s.target_project = f.related AND s.source_project = f.project)
WHERE f.rule IN ('registered_twice', 'renamed', 'same_aim_elsewhere');
CREATE TRIGGER check_breach_i_35 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM review_finding_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM spread_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_35)
BEGIN SELECT raise(ABORT, 'I-35'); END;

CREATE VIEW breach_i_25 (entity, record, detail) AS
SELECT 'project', p.code, 'no approval as research, which ' || m.name || ' needs'
FROM projects p JOIN methods m ON m.code = p.method AND m.requires_approval = 1
WHERE p.approval_reference IS NULL
  AND p.status IN ('active', 'implementing', 'monitoring', 'sustained');
CREATE TRIGGER check_breach_i_25 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM project_revision WHERE change_id = NEW.change_id)
    OR EXISTS (SELECT 1 FROM method_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_25)
BEGIN SELECT raise(ABORT, 'I-25'); END;

CREATE VIEW breach_loop_unit (entity, record, detail) AS
WITH RECURSIVE up(start, code) AS (
  SELECT code, parent FROM units WHERE parent IS NOT NULL
  UNION
  SELECT up.start, u.parent FROM up JOIN units u ON u.code = up.code
  WHERE u.parent IS NOT NULL AND up.code <> up.start)
SELECT 'unit', start, 'by the units above it, it stands above itself'
FROM up WHERE code = start;
CREATE TRIGGER check_breach_loop_unit BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM unit_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_loop_unit)
BEGIN SELECT raise(ABORT, 'loop-unit'); END;

CREATE VIEW breach_i_05 (entity, record, detail) AS
SELECT 'measure', a.measure, 'version ' || b.version || CASE
  WHEN b.effective_from IS NULL THEN ' does not say from which day it replaces version '
  WHEN b.effective_from <= a.effective_from THEN ' does not start after version '
  ELSE ' starts before the end of version ' END || a.version
FROM definitions a JOIN definitions b ON b.measure = a.measure AND b.version = a.version + 1
WHERE b.effective_from IS NULL OR b.effective_from <= a.effective_from
  OR b.effective_from <= a.effective_to
UNION ALL
SELECT 'measure', b.measure, 'version ' || b.version || ' comes without the one before it'
FROM definitions b WHERE b.version > 1 AND NOT EXISTS (SELECT 1 FROM definitions a
  WHERE a.measure = b.measure AND a.version = b.version - 1);
CREATE TRIGGER check_breach_i_05 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM measure_definition_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_05)
BEGIN SELECT raise(ABORT, 'I-05'); END;

CREATE VIEW breach_i_07 (entity, record, detail) AS
SELECT 'definition', m.code || ' / version ' || d.version, CASE
  WHEN r.kind <> p.kind THEN 'its kind'
  WHEN r.numerator_text <> p.numerator_text THEN 'what its numerator counts'
  WHEN r.denominator_text IS NOT p.denominator_text THEN 'what its denominator counts'
  WHEN r.multiplier <> p.multiplier THEN 'its multiplier'
  WHEN r.unit_of_measure <> p.unit_of_measure THEN 'its unit'
  WHEN r.frequency <> p.frequency THEN 'how often it is reported'
  ELSE 'its first day' END || ' was altered after figures had been reported under it'
FROM measure_definition_revision r
JOIN measure_definition_revision p ON p.definition_id = r.definition_id
  AND p.change_id = (SELECT max(x.change_id) FROM measure_definition_revision x
    WHERE x.definition_id = r.definition_id AND x.change_id < r.change_id)
JOIN measure_definition d ON d.definition_id = r.definition_id
JOIN measure m ON m.measure_id = d.measure_id
WHERE (r.kind, r.numerator_text, r.denominator_text, r.multiplier, r.unit_of_measure,
    r.frequency, r.effective_from)
  IS NOT (p.kind, p.numerator_text, p.denominator_text, p.multiplier, p.unit_of_measure,
    p.frequency, p.effective_from)
  AND EXISTS (SELECT 1 FROM observation o
    WHERE o.definition_id = r.definition_id AND o.change_id < r.change_id);
CREATE TRIGGER check_breach_i_07 BEFORE INSERT ON change_log
WHEN (EXISTS (SELECT 1 FROM measure_definition_revision WHERE change_id = NEW.change_id))
  AND EXISTS (SELECT 1 FROM breach_i_07)
BEGIN SELECT raise(ABORT, 'I-07'); END;
