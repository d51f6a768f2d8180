import GRDB
import QualityModel

/// The append-only, hash-chained log that every fact row points into.
enum ChangeLog {
  static let genesis = String(repeating: "0", count: 64)

  static func entries(_ horizon: Horizon, in database: Database) throws -> [Change] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM change_log WHERE change_id <= ? ORDER BY change_id",
      arguments: [horizon.change]
    ).map(change)
  }

  static func entry(_ id: Int, in database: Database) throws -> Change? {
    try Row.fetchOne(
      database,
      sql: "SELECT * FROM change_log WHERE change_id = ?",
      arguments: [id]
    ).map(change)
  }

  /// Makes the next entry without writing it.
  static func next(
    actor: String,
    reason: String,
    kind: ChangeKind,
    counts: ChangeCounts,
    sourceName: String?,
    sourceSHA256: String?,
    clock: StoreClock,
    in database: Database
  ) throws -> Change {
    guard reason.contains(where: { !$0.isWhitespace }) else { throw StoreError.reasonMissing }
    guard actor.contains(where: { !$0.isWhitespace }) else { throw StoreError.actorMissing }
    let last = try Row.fetchOne(
      database,
      sql: "SELECT * FROM change_log ORDER BY change_id DESC LIMIT 1"
    ).map(change)
    let now = clock.now()
    return Change(
      id: (last?.id ?? 0) + 1,
      // A clock that was set back must not put a change before an earlier one.
      recordedAt: max(now, last?.recordedAt ?? now),
      actor: actor,
      reason: reason,
      kind: kind,
      counts: counts,
      sourceName: sourceName,
      sourceSHA256: sourceSHA256,
      contentSHA256: "",
      previousHash: last?.entryHash ?? genesis,
      entryHash: ""
    )
  }

  /// Seals an entry with the hash of what it recorded, and writes it.
  static func append(
    _ entry: Change,
    contentSHA256: String,
    in database: Database
  ) throws -> Change {
    var entry = entry
    entry.contentSHA256 = contentSHA256
    entry.entryHash = hash(of: entry)
    try database.execute(
      sql: "INSERT INTO change_log VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      arguments: [
        entry.id, entry.recordedAt.description, entry.actor, entry.reason, entry.kind.rawValue,
        entry.counts.new, entry.counts.changed, entry.counts.same, entry.counts.rejected,
        entry.counts.filtered, entry.sourceName, entry.sourceSHA256, entry.contentSHA256,
        entry.previousHash, entry.entryHash,
      ]
    )
    return entry
  }

  /// SHA-256 over the fields in the order of the table, each with its length before it, so that no
  /// two different entries have the same text.
  static func hash(of entry: Change) -> String {
    let fields: [String?] = [
      entry.previousHash, String(entry.id), entry.recordedAt.description, entry.actor,
      entry.reason, entry.kind.rawValue, String(entry.counts.new), String(entry.counts.changed),
      String(entry.counts.same), String(entry.counts.rejected), String(entry.counts.filtered),
      entry.sourceName, entry.sourceSHA256, entry.contentSHA256,
    ]
    var hash = SHA256Hash()
    for field in fields {
      guard let field else {
        hash.add("-;")
        continue
      }
      hash.add("\(field.utf8.count):")
      hash.add(field)
      hash.add(";")
    }
    return hash.hexadecimal
  }

  private static func change(_ row: Row) throws -> Change {
    let recordedAt: String = row["recorded_at"]
    guard let recordedAt = UTCTimestamp(iso: recordedAt) else {
      throw StoreError.database(code: ResultCode.SQLITE_CORRUPT.rawValue, message: "recorded_at")
    }
    return Change(
      id: row["change_id"],
      recordedAt: recordedAt,
      actor: row["actor"],
      reason: row["reason"],
      kind: try row.case("kind"),
      counts: ChangeCounts(
        new: row["new_count"],
        changed: row["changed_count"],
        same: row["same_count"],
        rejected: row["rejected_count"],
        filtered: row["filtered_count"]
      ),
      sourceName: row["source_name"],
      sourceSHA256: row["source_sha256"],
      contentSHA256: row["content_sha256"],
      previousHash: row["previous_hash"],
      entryHash: row["entry_hash"]
    )
  }
}
