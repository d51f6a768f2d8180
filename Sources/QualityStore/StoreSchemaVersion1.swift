/// Version 1: units, measures, definitions, observations, targets, phases, annotations and the
/// change log.
///
/// An identity table (`unit`, `measure`, `measure_definition`) gives a code its number once; its
/// `_revision` table holds what is said of it, one row for each change that said something. The row
/// with the highest change at or below a horizon is what was known then. Targets, phases and
/// annotations are their own revisions.
///
/// Days are ISO text, checked with `date(x, '+0 days')`, which, unlike plain `date(x)`, refuses 30
/// February. Only `observation.period` is a number, of days since 1970-01-01: it is the bulk of the
/// file and of its key, 2 bytes instead of 10, and every number is a real day. The view
/// `observations` shows it as ISO text beside the codes.
enum StoreSchemaVersion1 {
  static let sql = tables + appendOnly + views

  private static func day(_ column: String) -> String {
    "CHECK (\(column) IS date(\(column), '+0 days'))"
  }

  private static let tables = """
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

    CREATE TABLE unit (
      unit_id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE unit_revision (
      unit_id INTEGER NOT NULL REFERENCES unit,
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('organisation', 'trust', 'directorate', 'site', 'service',
        'ward', 'team', 'clinic', 'other')),
      parent_id INTEGER REFERENCES unit CHECK (parent_id <> unit_id),
      opened_on TEXT \(day("opened_on")),
      closed_on TEXT \(day("closed_on")),
      PRIMARY KEY (unit_id, change_id),
      CHECK (closed_on >= opened_on)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE measure (
      measure_id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE measure_revision (
      measure_id INTEGER NOT NULL REFERENCES measure,
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      name TEXT NOT NULL,
      PRIMARY KEY (measure_id, change_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE measure_definition (
      definition_id INTEGER PRIMARY KEY,
      measure_id INTEGER NOT NULL REFERENCES measure,
      version INTEGER NOT NULL CHECK (version >= 1),
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      UNIQUE (measure_id, version)
    ) STRICT;

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
      effective_from TEXT \(day("effective_from")),
      effective_to TEXT \(day("effective_to")),
      PRIMARY KEY (definition_id, change_id),
      CHECK ((kind IN ('rate', 'proportion', 'mean')) = (denominator_text IS NOT NULL)),
      CHECK (effective_to >= effective_from)
    ) STRICT, WITHOUT ROWID;

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

    CREATE TABLE target (
      target_id INTEGER PRIMARY KEY,
      measure_id INTEGER NOT NULL REFERENCES measure,
      unit_id INTEGER REFERENCES unit,
      from_on TEXT NOT NULL \(day("from_on")),
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      value REAL NOT NULL,
      to_on TEXT \(day("to_on")),
      source TEXT NOT NULL CHECK (source <> ''),
      withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
      CHECK (to_on >= from_on)
    ) STRICT;
    CREATE UNIQUE INDEX target_revision
      ON target (measure_id, ifnull(unit_id, 0), from_on, change_id);

    CREATE TABLE process_phase (
      phase_id INTEGER PRIMARY KEY,
      measure_id INTEGER NOT NULL REFERENCES measure,
      unit_id INTEGER REFERENCES unit,
      from_on TEXT NOT NULL \(day("from_on")),
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      baseline_points INTEGER CHECK (baseline_points >= 12),
      reason TEXT NOT NULL CHECK (reason <> ''),
      decided_by TEXT NOT NULL CHECK (decided_by <> ''),
      withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX process_phase_revision
      ON process_phase (measure_id, ifnull(unit_id, 0), from_on, change_id);

    CREATE TABLE annotation (
      annotation_id INTEGER PRIMARY KEY,
      measure_id INTEGER NOT NULL REFERENCES measure,
      unit_id INTEGER REFERENCES unit,
      on_date TEXT NOT NULL \(day("on_date")),
      text TEXT NOT NULL CHECK (text <> ''),
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX annotation_revision
      ON annotation (measure_id, ifnull(unit_id, 0), on_date, text, change_id);

    CREATE TABLE load_measure (
      change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED,
      measure_id INTEGER NOT NULL REFERENCES measure,
      PRIMARY KEY (change_id, measure_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER change_log_continues BEFORE INSERT ON change_log
    WHEN NEW.change_id IS NOT (SELECT ifnull(max(change_id), 0) + 1 FROM change_log)
    BEGIN SELECT raise(ABORT, 'change_log has no gaps'); END;

    """

  private static let appendOnly = [
    "change_log", "unit", "unit_revision", "measure", "measure_revision", "measure_definition",
    "measure_definition_revision", "observation", "target", "process_phase", "annotation",
    "load_measure",
  ].map { table in
    """
    CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
    BEGIN SELECT raise(ABORT, '\(table) is append-only'); END;
    CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
    BEGIN SELECT raise(ABORT, '\(table) is append-only'); END;

    """
  }.joined()

  private static let views = """
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
    """
}
