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
