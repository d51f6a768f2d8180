import QualityModel

/// Version 3: a short digest of every row beside the hash of its change, and what declarations and
/// rules it brought.
///
/// The hash says whether a change is as it was written; the digests, in the order of each table's
/// key, say which row is not. Changes from before have none.
enum StoreSchemaVersion3 {
  static let sql: String =
    ([digests] + Entity.all.filter { $0.since == 3 }.map { RecordSchema($0).sql }
    + StoreRule.all.filter { $0.since == 3 }.map(\.sql))
    .joined(separator: "\n")

  private static let digests = """
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

    """
}
