import GRDB
import QualityModel

extension ChangeLog {
  /// Checks entries and rows against the hashes, oldest first, then what no hash covers.
  static func verify(in database: Database) throws -> ChangeLogVerification {
    let entries = try entries(Horizon(.now, in: database), in: database)
    let observations = try ObservationHash.all(in: database)
    var previousHash = genesis
    for (index, entry) in entries.enumerated() {
      guard entry.id == index + 1 else { return .altered(change: index + 1, .missing) }
      guard hash(of: entry) == entry.entryHash else { return .altered(change: entry.id, .entry) }
      guard entry.previousHash == previousHash else {
        return .altered(change: entry.id, .chain)
      }
      let contents = try ChangeContents.hash(
        of: entry.id,
        observations: observations[entry.id],
        in: database
      )
      guard contents == entry.contentSHA256 else {
        return .altered(change: entry.id, .contents)
      }
      previousHash = entry.entryHash
    }
    // Rows of an entry that was taken away, or that never had one.
    if let stray = try StoreIntegrity.strayRow(beyond: entries.count, in: database) {
      return .stray(stray)
    }
    if let name = try StoreIntegrity.alteredObject(in: database) { return .schema(name: name) }
    if let message = try StoreIntegrity.damage(in: database) {
      throw StoreError.damaged(path: nil, message: message)
    }
    return .intact(entries: entries.count, head: previousHash)
  }
}
