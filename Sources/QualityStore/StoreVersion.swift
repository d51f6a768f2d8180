import GRDB
public import QualityModel

/// What a read of a store depends on: two reads with equal versions find the same facts.
public struct StoreVersion: Hashable, Sendable {
  /// The newest change that the read may see.
  ///
  /// Nothing recorded is ever overwritten, so it stands for all that was known.
  public var change: Int
  /// SQLite's count of what other connections have written, also past the change log.
  public var written: Int
}

extension QualityStore {
  /// The newest entry of the change log that a read may see: its number and its hash, which stands for
  /// all that was recorded up to it, in whichever copy of the file.
  ///
  /// - Returns: Number 0 and an empty hash for a store in which nothing was recorded.
  package func newestEntry(asOf: AsOf = .now) throws(StoreError) -> (number: Int, hash: String) {
    // One statement needs no transaction around it, which would take five times as long: a notebook that is
    // traced asks before and after each cell.
    if asOf == .now {
      return try glance { database in
        let newest = try database.cachedStatement(
          sql: "SELECT change_id, entry_hash FROM change_log ORDER BY change_id DESC LIMIT 1"
        )
        guard let row = try Row.fetchOne(newest) else { return (0, "") }
        return (row[0], row[1])
      }
    }
    return try read { database in
      let change = try Horizon(asOf, in: database).change
      let hash = try database.cachedStatement(
        sql: "SELECT entry_hash FROM change_log WHERE change_id = ?"
      )
      return (change, try String.fetchOne(hash, arguments: [change]) ?? "")
    }
  }

  /// What a read as of a moment would depend on now; found without reading any fact.
  public func version(asOf: AsOf = .now) throws(StoreError) -> StoreVersion {
    try read { database in
      let written = try database.cachedStatement(sql: "PRAGMA data_version")
      return StoreVersion(
        change: try Horizon(asOf, in: database).change,
        written: try Int.fetchOne(written) ?? 0
      )
    }
  }
}
