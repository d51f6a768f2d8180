import GRDB

/// What a row of the observations says, as it enters the hash of its change.
struct ObservationRow {
  let definition: Int64
  let unit: Int64
  let period: Int64
  let revision: Int64
  let numerator: Double?
  let denominator: Double?
  let status: Int64
  let missingReason: String?

  /// The words that enter a hash, without the text of the reason.
  @inline(__always)
  fileprivate func forEachWord(_ body: (UInt64) -> Void) {
    body(UInt64(bitPattern: definition))
    body(UInt64(bitPattern: unit))
    body(UInt64(bitPattern: period))
    body(UInt64(bitPattern: revision))
    body((numerator ?? .nan).bitPattern)
    body((denominator ?? .nan).bitPattern)
    body(UInt64(bitPattern: status))
    body(UInt64(missingReason?.utf8.count ?? 0))
  }

  var digest: RowDigest {
    var digest = RowDigest()
    forEachWord { digest.add($0) }
    if let missingReason { digest.add(missingReason) }
    return digest
  }
}

/// A running hash over observations in the order of the table's key.
struct ObservationHash {
  /// The key of the table.
  static let key = "definition_id, unit_id, period, revision"

  private var hash = SHA256Hash()
  private var words: [UInt64] = []

  mutating func add(_ row: ObservationRow) {
    if words.isEmpty { words.reserveCapacity(4096) }
    row.forEachWord { words.append($0.littleEndian) }
    if words.count >= 4096 - 8 || row.missingReason != nil { flush() }
    if let missingReason = row.missingReason { hash.add(missingReason) }
  }

  mutating func finish() -> String {
    flush()
    return hash.hexadecimal
  }

  private mutating func flush() {
    words.withUnsafeBytes { hash.add($0) }
    words.removeAll(keepingCapacity: true)
  }

  /// The hashes over the observations of every change that recorded some, from one pass over the
  /// table in the order of its key.
  static func all(in database: Database) throws -> [Int: String] {
    var hashes: [Int: ObservationHash] = [:]
    try rows("", in: database) { change, row in
      hashes[change, default: ObservationHash()].add(row)
    }
    return hashes.mapValues { hash in
      var hash = hash
      return hash.finish()
    }
  }

  /// Goes through observations with the changes that wrote them, in the order of the key.
  static func rows(
    _ condition: String,
    in database: Database,
    _ body: (_ change: Int, ObservationRow) throws -> Void
  ) throws {
    let statement = try RawStatement(
      """
      SELECT definition_id, unit_id, period, revision, numerator, denominator, status,
        missing_reason, change_id
      FROM observation \(condition) ORDER BY \(key)
      """,
      in: database
    )
    while try statement.step() {
      let row = ObservationRow(
        definition: statement.integer(0),
        unit: statement.integer(1),
        period: statement.integer(2),
        revision: statement.integer(3),
        numerator: statement.number(4),
        denominator: statement.number(5),
        status: statement.integer(6),
        missingReason: statement.text(7)
      )
      try body(Int(statement.integer(8)), row)
    }
  }
}

/// What is known of the observations of a load before they are written: their hash and the digest of
/// each.
struct ObservationSeal {
  let hash: String
  let digests: RowDigests
}
