public import DelimitedText
public import QualityModel

/// A file of records of one entity: delimited, with a record a row under headings that are its fields'
/// names, or, where its name ends in ".json", a list of objects with a record each.
public struct RecordFile: Sendable {
  /// The file.
  public var path: String
  /// What its rows are.
  public var entity: Entity
  /// The heading of a field, or its name in an object, where it is not the field's name.
  public var headings: [String: String]
  /// How the file is written, where it is delimited.
  public var format: DelimitedFormat

  /// Names a file.
  public init(
    path: String,
    entity: Entity,
    headings: [String: String] = [:],
    format: DelimitedFormat = DelimitedFormat()
  ) {
    self.path = path
    self.entity = entity
    self.headings = headings
    self.format = format
  }

  /// Whether it is a list of objects.
  var isJSON: Bool { path.lowercased().hasSuffix(".json") }

  /// What each field of the entity is called in the file.
  var names: [String] { entity.fields.map { headings[$0.name] ?? $0.name } }

  /// The error that a name in the file is that of no field.
  func unknown(_ name: String) -> StoreError {
    .unknownHeading(
      path: path,
      name: name,
      header: entity.fields.map(\.name),
      near: NearMiss.candidates(for: name, among: names)
    )
  }
}

extension QualityStore {
  /// Reads a file of records, checks every row, compares it with the store, and writes nothing.
  ///
  /// Rows may refer to each other in any order.
  ///
  /// - Returns: What a commit would do; a row that can't be recorded is a rejected item with its line.
  /// - Throws: When the file can't be read to its end, its headings do not fit, or the load was
  ///   cancelled; never for what a row says.
  public func planRecords(
    _ files: [RecordFile],
    observer: LoadObserver = { _ in .proceed }
  ) throws(StoreError) -> DefinitionPlan {
    try planRecords(
      files,
      opening: { path throws(StoreError) in try SourceFile.open(path) },
      observer: observer
    )
  }

  /// The same with files that the caller opens, and has judged; each descriptor belongs to the store
  /// from then on.
  package func planRecords(
    _ files: [RecordFile],
    opening open: (String) throws(StoreError) -> Int32,
    observer: LoadObserver
  ) throws(StoreError) -> DefinitionPlan {
    var all = RecordRows()
    var names: [String] = []
    var hashes: [String] = []
    for file in files {
      let rows = try RecordRows(reading: file, opening: open, observer: observer)
      for (index, rejection) in rows.rejections {
        all.rejections[all.proposals.count + index] = rejection
      }
      all.proposals += rows.proposals
      all.lines += rows.lines
      names.append(SourceFile.name(of: file.path))
      hashes.append(rows.sha256)
    }
    // Of several files the log keeps the names and one hash over theirs.
    var sha256 = hashes.first
    if hashes.count > 1 {
      var joined = SHA256Hash()
      for hash in hashes { joined.add(hash) }
      sha256 = joined.hexadecimal
    }
    return try plan(
      all.proposals,
      rejected: all.rejections,
      lines: all.lines,
      source: sha256.map { .init(name: names.joined(separator: ", "), sha256: $0) }
    )
  }
}
