import GRDB
import QualityModel

extension ChangeLog {
  /// Checks entries and rows against the hashes, oldest first, then what no hash covers.
  static func verify(in database: Database) throws -> ChangeLogVerification {
    let entries = try entries(Horizon(.now, in: database), in: database)
    let observations = try ChangeContents.observationHashes(in: database)
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

/// The hash over the rows that a change recorded.
enum ChangeContents {
  /// The tables that are read back for the hash, each with the number that its rows are ordered by.
  static let tables =
    [
      ("unit", "unit_id"), ("unit_revision", "unit_id"), ("measure", "measure_id"),
      ("measure_revision", "measure_id"), ("measure_definition", "definition_id"),
      ("measure_definition_revision", "definition_id"), ("target", "target_id"),
      ("process_phase", "phase_id"), ("annotation", "annotation_id"),
      ("load_measure", "measure_id"),
    ]
    + Entity.all.flatMap { entity in
      let table = RecordTable(entity)
      return [(table.identity, table.number), (table.revision, table.number)]
    }

  /// Combines the rows of the small tables, read back, with the hash over the observations.
  static func hash(
    of change: Int,
    observations: String?,
    in database: Database
  ) throws -> String {
    var hash = SHA256Hash()
    for (table, key) in tables {
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT * FROM \(table) WHERE change_id = ? ORDER BY \(key)",
        arguments: [change]
      )
      while let row = try rows.next() {
        hash.add("\(table):")
        for value in row.databaseValues {
          switch value.storage {
          case .null: hash.add("-;")
          case .int64(let number): hash.add("i\(number);")
          case .double(let number): hash.add("d\(number.bitPattern);")
          case .string(let text): hash.add("s\(text.utf8.count):\(text);")
          case .blob(let bytes): hash.add("b\(bytes.count);")
          }
        }
      }
    }
    hash.add("observations:\(observations ?? "-")")
    return hash.hexadecimal
  }

  /// The hashes over the observations of every change that recorded some, from one pass over the
  /// table in the order of its key.
  static func observationHashes(in database: Database) throws -> [Int: String] {
    var hashes: [Int: ObservationHash] = [:]
    let statement = try RawStatement(
      """
      SELECT definition_id, unit_id, period, revision, numerator, denominator, status,
        missing_reason, change_id
      FROM observation ORDER BY definition_id, unit_id, period, revision
      """,
      in: database
    )
    while try statement.step() {
      hashes[Int(statement.integer(8)), default: ObservationHash()].add(
        definition: statement.integer(0),
        unit: statement.integer(1),
        period: statement.integer(2),
        revision: statement.integer(3),
        numerator: statement.number(4),
        denominator: statement.number(5),
        status: statement.integer(6),
        missingReason: statement.text(7)
      )
    }
    return hashes.mapValues { hash in
      var hash = hash
      return hash.finish()
    }
  }
}

/// A running hash over observations in the order of the table's key.
struct ObservationHash {
  private var hash = SHA256Hash()
  private var words: [UInt64] = []

  mutating func add(
    definition: Int64,
    unit: Int64,
    period: Int64,
    revision: Int64,
    numerator: Double?,
    denominator: Double?,
    status: Int64,
    missingReason: String?
  ) {
    if words.isEmpty { words.reserveCapacity(4096) }
    words.append(UInt64(bitPattern: definition).littleEndian)
    words.append(UInt64(bitPattern: unit).littleEndian)
    words.append(UInt64(bitPattern: period).littleEndian)
    words.append(UInt64(bitPattern: revision).littleEndian)
    words.append((numerator ?? .nan).bitPattern.littleEndian)
    words.append((denominator ?? .nan).bitPattern.littleEndian)
    words.append(UInt64(bitPattern: status).littleEndian)
    words.append(UInt64(missingReason?.utf8.count ?? 0).littleEndian)
    if words.count >= 4096 - 8 || missingReason != nil { flush() }
    if let missingReason { hash.add(missingReason) }
  }

  mutating func finish() -> String {
    flush()
    return hash.hexadecimal
  }

  private mutating func flush() {
    words.withUnsafeBytes { hash.add($0) }
    words.removeAll(keepingCapacity: true)
  }
}
