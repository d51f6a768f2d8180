-- A store that Tidemark made while the schema was at version 1, as text: what
-- scripts/loads/crofton_ward.lua loads.
PRAGMA application_id = 1415859563;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE annotation (
  annotation_id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure,
  unit_id INTEGER REFERENCES unit,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  text TEXT NOT NULL CHECK (text <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
INSERT INTO "annotation" VALUES(1,1,3,'2022-04-01','Safety huddles start',1,0);
CREATE TABLE change_log (
  change_id INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL
    CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days')),
  actor TEXT NOT NULL CHECK (actor <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('definitions', 'load')),
  new_count INTEGER NOT NULL CHECK (new_count >= 0),
  changed_count INTEGER NOT NULL CHECK (changed_count >= 0),
  same_count INTEGER NOT NULL CHECK (same_count >= 0),
  rejected_count INTEGER NOT NULL CHECK (rejected_count >= 0),
  filtered_count INTEGER NOT NULL CHECK (filtered_count >= 0),
  source_name TEXT,
  source_sha256 TEXT CHECK (length(source_sha256) = 64),
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  entry_hash TEXT NOT NULL UNIQUE CHECK (length(entry_hash) = 64)
) STRICT;
INSERT INTO "change_log" VALUES(1,'2026-11-21T13:33:30Z','analyst','Definitions for the demonstration store','definitions',12,0,0,0,0,NULL,NULL,'02078af11c30f4a2eb9bfb6f59fa36413ae3b511a78c1ab746168854bdaf5a83','0000000000000000000000000000000000000000000000000000000000000000','db96b8e72be776213c5e95a3b49a122ec8c83a61bc5965d6d7395d5422cd5fec');
INSERT INTO "change_log" VALUES(2,'2026-11-21T13:33:30Z','analyst','Crofton Ward, April 2020 to September 2024','load',54,0,0,0,0,'crofton_ward_violence.csv','df31b23e7806f38ef0f252cf11890e33961b096f7a99834068fc510466a71f26','20e51c0510bd9652c8082b094d3d5d8473e813ea1db8d340a2a5aa918764fa83','db96b8e72be776213c5e95a3b49a122ec8c83a61bc5965d6d7395d5422cd5fec','79301823fbc4be9d4c4fffe1d741ae3d56e058b9f17e2c93273da1989b1024c6');
INSERT INTO "change_log" VALUES(3,'2026-11-21T13:33:30Z','analyst','Falls, October 2022 to September 2024','load',96,0,0,0,0,'falls_extract.csv','5ad2594249e3a1344164baf82b0a3af3cb4111ad631ec3d6df0d6b0e96334eea','e8d3d756319b608098d2a16145c6e7d8cda6ca095a68725ebedf63d3ea236c33','79301823fbc4be9d4c4fffe1d741ae3d56e058b9f17e2c93273da1989b1024c6','ea58c74108996b9e5ff0447a7eb750b4adfdbcd724d2cf3c171505a81344d2df');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1');
CREATE TABLE load_measure (
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER NOT NULL REFERENCES measure,
  PRIMARY KEY (change_id, measure_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "load_measure" VALUES(2,1);
INSERT INTO "load_measure" VALUES(3,2);
CREATE TABLE measure (
  measure_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "measure" VALUES(1,'violence',1);
INSERT INTO "measure" VALUES(2,'falls-rate',1);
CREATE TABLE measure_definition (
  definition_id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure,
  version INTEGER NOT NULL CHECK (version >= 1),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (measure_id, version)
) STRICT;
INSERT INTO "measure_definition" VALUES(1,1,1,1);
INSERT INTO "measure_definition" VALUES(2,2,1,1);
CREATE TABLE measure_definition_revision (
  definition_id INTEGER NOT NULL REFERENCES measure_definition,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('count', 'rate', 'proportion', 'mean', 'timeBetween')),
  numerator_text TEXT NOT NULL CHECK (numerator_text <> ''),
  denominator_text TEXT CHECK (denominator_text <> ''),
  multiplier REAL NOT NULL CHECK (multiplier > 0),
  unit_of_measure TEXT NOT NULL,
  better TEXT NOT NULL CHECK (better IN ('higher', 'lower', 'neutral')),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'monthly', 'quarterly')),
  effective_from TEXT CHECK (effective_from IS date(effective_from, '+0 days')),
  effective_to TEXT CHECK (effective_to IS date(effective_to, '+0 days')),
  PRIMARY KEY (definition_id, change_id),
  CHECK ((kind IN ('rate', 'proportion', 'mean')) = (denominator_text IS NOT NULL)),
  CHECK (effective_to >= effective_from)
) STRICT, WITHOUT ROWID;
INSERT INTO "measure_definition_revision" VALUES(1,1,'count','Incidents of physical violence reported on the ward in the month',NULL,1.0,'incidents','lower','monthly','2020-04-01',NULL);
INSERT INTO "measure_definition_revision" VALUES(2,1,'rate','Inpatient falls in the month','Occupied bed days in the month',1000.0,'per 1,000 bed days','lower','monthly','2020-04-01',NULL);
CREATE TABLE measure_revision (
  measure_id INTEGER NOT NULL REFERENCES measure,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  PRIMARY KEY (measure_id, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "measure_revision" VALUES(1,1,'Physical violence incidents');
INSERT INTO "measure_revision" VALUES(2,1,'Falls per 1,000 occupied bed days');
CREATE TABLE observation (
  definition_id INTEGER NOT NULL REFERENCES measure_definition,
  unit_id INTEGER NOT NULL REFERENCES unit,
  period INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  numerator REAL,
  denominator REAL CHECK (denominator >= 0),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
  missing_reason TEXT,
  change_id INTEGER NOT NULL REFERENCES change_log,
  PRIMARY KEY (definition_id, unit_id, period, revision),
  CHECK ((numerator IS NULL) = (missing_reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "observation" VALUES(1,3,18353,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18383,0,15.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18414,0,11.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18444,0,14.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18475,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18506,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18536,0,7.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18567,0,8.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18597,0,14.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18628,0,19.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18659,0,11.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18687,0,11.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18718,0,12.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18748,0,11.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18779,0,12.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18809,0,12.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18840,0,15.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18871,0,11.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18901,0,7.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18932,0,8.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18962,0,7.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,18993,0,15.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19024,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19052,0,12.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19083,0,14.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19113,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19144,0,11.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19174,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19205,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19236,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19266,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19297,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19327,0,3.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19358,0,10.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19389,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19417,0,7.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19448,0,8.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19478,0,8.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19509,0,3.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19539,0,7.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19570,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19601,0,4.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19631,0,9.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19662,0,6.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19692,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19723,0,4.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19754,0,2.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19783,0,8.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19814,0,3.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19844,0,3.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19875,0,6.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19905,0,2.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19936,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(1,3,19967,0,5.0,NULL,1,NULL,2);
INSERT INTO "observation" VALUES(2,4,19266,0,1.0,525.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19297,0,0.0,510.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19327,0,0.0,542.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19358,0,4.0,488.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19389,0,1.0,450.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19417,0,1.0,512.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19448,0,2.0,476.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19478,0,3.0,513.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19509,0,2.0,466.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19539,0,0.0,517.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19570,0,2.0,491.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19601,0,1.0,516.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19631,0,1.0,487.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19662,0,1.0,487.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19692,0,4.0,519.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19723,0,7.0,515.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19754,0,0.0,453.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19783,0,3.0,527.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19814,0,5.0,511.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19844,0,1.0,509.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19875,0,3.0,506.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19905,0,1.0,511.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19936,0,1.0,488.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,4,19967,0,2.0,490.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19266,0,6.0,606.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19297,0,7.0,559.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19327,0,6.0,577.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19358,0,7.0,598.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19389,0,4.0,520.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19417,0,6.0,548.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19448,0,3.0,546.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19478,0,4.0,588.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19509,0,6.0,543.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19539,0,3.0,544.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19570,0,5.0,553.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19601,0,2.0,523.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19631,0,0.0,601.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19662,0,0.0,566.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19692,0,2.0,584.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19723,0,2.0,606.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19754,0,1.0,534.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19783,0,0.0,553.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19814,0,2.0,533.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19844,0,1.0,539.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19875,0,4.0,517.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19905,0,0.0,562.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19936,0,4.0,583.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,5,19967,0,0.0,579.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19266,0,0.0,439.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19297,0,2.0,452.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19327,0,1.0,459.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19358,0,3.0,482.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19389,0,2.0,434.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19417,0,3.0,429.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19448,0,2.0,433.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19478,0,1.0,436.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19509,0,0.0,452.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19539,0,0.0,472.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19570,0,NULL,461.0,1,'n/a',3);
INSERT INTO "observation" VALUES(2,6,19601,0,2.0,414.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19631,0,0.0,456.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19662,0,1.0,466.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19692,0,2.0,476.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19723,0,2.0,448.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19754,0,3.0,454.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19783,0,3.0,470.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19814,0,2.0,446.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19844,0,1.0,482.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19875,0,4.0,437.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19905,0,1.0,455.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19936,0,2.0,429.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,6,19967,0,2.0,443.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19266,0,1.0,605.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19297,0,2.0,639.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19327,0,2.0,667.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19358,0,5.0,640.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19389,0,0.0,601.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19417,0,2.0,644.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19448,0,1.0,599.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19478,0,2.0,605.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19509,0,1.0,573.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19539,0,0.0,644.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19570,0,5.0,644.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19601,0,1.0,588.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19631,0,2.0,657.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19662,0,1.0,646.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19692,0,2.0,628.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19723,0,0.0,595.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19754,0,2.0,603.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19783,0,3.0,650.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19814,0,3.0,636.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19844,0,1.0,665.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19875,0,0.0,576.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19905,0,2.0,648.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19936,0,2.0,593.0,1,NULL,3);
INSERT INTO "observation" VALUES(2,7,19967,0,1.0,624.0,1,NULL,3);
CREATE TABLE process_phase (
  phase_id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure,
  unit_id INTEGER REFERENCES unit,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  baseline_points INTEGER CHECK (baseline_points >= 12),
  reason TEXT NOT NULL CHECK (reason <> ''),
  decided_by TEXT NOT NULL CHECK (decided_by <> ''),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE TABLE target (
  target_id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure,
  unit_id INTEGER REFERENCES unit,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  value REAL NOT NULL,
  to_on TEXT CHECK (to_on IS date(to_on, '+0 days')),
  source TEXT NOT NULL CHECK (source <> ''),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  CHECK (to_on >= from_on)
) STRICT;
CREATE TABLE unit (
  unit_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "unit" VALUES(1,'TRUST',1);
INSERT INTO "unit" VALUES(2,'ACM',1);
INSERT INTO "unit" VALUES(3,'CROFTON',1);
INSERT INTO "unit" VALUES(4,'ASH',1);
INSERT INTO "unit" VALUES(5,'BEECH',1);
INSERT INTO "unit" VALUES(6,'CEDAR',1);
INSERT INTO "unit" VALUES(7,'ELM',1);
CREATE TABLE unit_revision (
  unit_id INTEGER NOT NULL REFERENCES unit,
  change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('organisation', 'trust', 'directorate', 'site', 'service',
    'ward', 'team', 'clinic', 'other')),
  parent_id INTEGER REFERENCES unit CHECK (parent_id <> unit_id),
  opened_on TEXT CHECK (opened_on IS date(opened_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
  PRIMARY KEY (unit_id, change_id),
  CHECK (closed_on >= opened_on)
) STRICT, WITHOUT ROWID;
INSERT INTO "unit_revision" VALUES(1,1,'Demonstration trust (synthetic)','trust',NULL,NULL,NULL);
INSERT INTO "unit_revision" VALUES(2,1,'Acute mental health','directorate',1,NULL,NULL);
INSERT INTO "unit_revision" VALUES(3,1,'Crofton Ward','ward',2,NULL,NULL);
INSERT INTO "unit_revision" VALUES(4,1,'Ash Ward','ward',2,NULL,NULL);
INSERT INTO "unit_revision" VALUES(5,1,'Beech Ward','ward',2,NULL,NULL);
INSERT INTO "unit_revision" VALUES(6,1,'Cedar Ward','ward',2,NULL,NULL);
INSERT INTO "unit_revision" VALUES(7,1,'Elm Ward','ward',2,NULL,NULL);
CREATE UNIQUE INDEX target_revision
  ON target (measure_id, ifnull(unit_id, 0), from_on, change_id);
CREATE UNIQUE INDEX process_phase_revision
  ON process_phase (measure_id, ifnull(unit_id, 0), from_on, change_id);
CREATE UNIQUE INDEX annotation_revision
  ON annotation (measure_id, ifnull(unit_id, 0), on_date, text, change_id);
CREATE TRIGGER change_log_continues BEFORE INSERT ON change_log
WHEN NEW.change_id IS NOT (SELECT ifnull(max(change_id), 0) + 1 FROM change_log)
BEGIN SELECT raise(ABORT, 'change_log has no gaps'); END;
CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log
BEGIN SELECT raise(ABORT, 'change_log is append-only'); END;
CREATE TRIGGER change_log_no_delete BEFORE DELETE ON change_log
BEGIN SELECT raise(ABORT, 'change_log is append-only'); END;
CREATE TRIGGER unit_no_update BEFORE UPDATE ON unit
BEGIN SELECT raise(ABORT, 'unit is append-only'); END;
CREATE TRIGGER unit_no_delete BEFORE DELETE ON unit
BEGIN SELECT raise(ABORT, 'unit is append-only'); END;
CREATE TRIGGER unit_revision_no_update BEFORE UPDATE ON unit_revision
BEGIN SELECT raise(ABORT, 'unit_revision is append-only'); END;
CREATE TRIGGER unit_revision_no_delete BEFORE DELETE ON unit_revision
BEGIN SELECT raise(ABORT, 'unit_revision is append-only'); END;
CREATE TRIGGER measure_no_update BEFORE UPDATE ON measure
BEGIN SELECT raise(ABORT, 'measure is append-only'); END;
CREATE TRIGGER measure_no_delete BEFORE DELETE ON measure
BEGIN SELECT raise(ABORT, 'measure is append-only'); END;
CREATE TRIGGER measure_revision_no_update BEFORE UPDATE ON measure_revision
BEGIN SELECT raise(ABORT, 'measure_revision is append-only'); END;
CREATE TRIGGER measure_revision_no_delete BEFORE DELETE ON measure_revision
BEGIN SELECT raise(ABORT, 'measure_revision is append-only'); END;
CREATE TRIGGER measure_definition_no_update BEFORE UPDATE ON measure_definition
BEGIN SELECT raise(ABORT, 'measure_definition is append-only'); END;
CREATE TRIGGER measure_definition_no_delete BEFORE DELETE ON measure_definition
BEGIN SELECT raise(ABORT, 'measure_definition is append-only'); END;
CREATE TRIGGER measure_definition_revision_no_update BEFORE UPDATE ON measure_definition_revision
BEGIN SELECT raise(ABORT, 'measure_definition_revision is append-only'); END;
CREATE TRIGGER measure_definition_revision_no_delete BEFORE DELETE ON measure_definition_revision
BEGIN SELECT raise(ABORT, 'measure_definition_revision is append-only'); END;
CREATE TRIGGER observation_no_update BEFORE UPDATE ON observation
BEGIN SELECT raise(ABORT, 'observation is append-only'); END;
CREATE TRIGGER observation_no_delete BEFORE DELETE ON observation
BEGIN SELECT raise(ABORT, 'observation is append-only'); END;
CREATE TRIGGER target_no_update BEFORE UPDATE ON target
BEGIN SELECT raise(ABORT, 'target is append-only'); END;
CREATE TRIGGER target_no_delete BEFORE DELETE ON target
BEGIN SELECT raise(ABORT, 'target is append-only'); END;
CREATE TRIGGER process_phase_no_update BEFORE UPDATE ON process_phase
BEGIN SELECT raise(ABORT, 'process_phase is append-only'); END;
CREATE TRIGGER process_phase_no_delete BEFORE DELETE ON process_phase
BEGIN SELECT raise(ABORT, 'process_phase is append-only'); END;
CREATE TRIGGER annotation_no_update BEFORE UPDATE ON annotation
BEGIN SELECT raise(ABORT, 'annotation is append-only'); END;
CREATE TRIGGER annotation_no_delete BEFORE DELETE ON annotation
BEGIN SELECT raise(ABORT, 'annotation is append-only'); END;
CREATE TRIGGER load_measure_no_update BEFORE UPDATE ON load_measure
BEGIN SELECT raise(ABORT, 'load_measure is append-only'); END;
CREATE TRIGGER load_measure_no_delete BEFORE DELETE ON load_measure
BEGIN SELECT raise(ABORT, 'load_measure is append-only'); END;
CREATE VIEW observations AS
SELECT m.code AS measure, d.version, u.code AS unit, date(o.period * 86400, 'unixepoch') AS period,
  o.revision, o.numerator, o.denominator,
  CASE o.status WHEN 0 THEN 'provisional' WHEN 1 THEN 'final' ELSE 'withdrawn' END AS status,
  o.missing_reason, o.change_id
FROM observation o
JOIN measure_definition d ON d.definition_id = o.definition_id
JOIN measure m ON m.measure_id = d.measure_id
JOIN unit u ON u.unit_id = o.unit_id;
CREATE VIEW current_observations AS
SELECT m.code AS measure, d.version, u.code AS unit, date(o.period * 86400, 'unixepoch') AS period,
  o.revision, o.numerator, o.denominator,
  CASE o.status WHEN 0 THEN 'provisional' WHEN 1 THEN 'final' ELSE 'withdrawn' END AS status,
  o.missing_reason, o.change_id
FROM observation o
JOIN measure_definition d ON d.definition_id = o.definition_id
JOIN measure m ON m.measure_id = d.measure_id
JOIN unit u ON u.unit_id = o.unit_id
WHERE o.revision = (SELECT max(x.revision) FROM observation x
  WHERE x.definition_id = o.definition_id AND x.unit_id = o.unit_id AND x.period = o.period);
COMMIT;
