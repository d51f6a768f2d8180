public import DelimitedText
public import QualityModel

/// A delimited file with one record of an entity a row, under headings that are its fields' names.
public struct RecordFile: Sendable {
  /// The file.
  public var path: String
  /// What its rows are.
  public var entity: Entity
  /// The heading of a field where it is not the field's name.
  public var headings: [String: String]
  /// How the file is written.
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
}

/// What the rows of such a file propose.
struct RecordRows {
  var proposals: [Proposal] = []
  /// The line of each.
  var lines: [Int] = []
  /// Those that cannot be read as records, by their position.
  var rejections: [Int: ProposalRejection] = [:]
  var sha256 = ""

  /// Reads a file to its end.
  ///
  /// - Throws: ``StoreError/source(path:_:)``, ``StoreError/unknownHeading(path:name:header:near:)``,
  ///   ``StoreError/headingMissing(path:entity:field:header:)``, ``StoreError/cancelled``.
  init(
    reading file: RecordFile,
    opening open: (String) throws(StoreError) -> Int32,
    observer: LoadObserver
  ) throws(StoreError) {
    let hash = RunningFileHash()
    let descriptor = try open(file.path)
    let size = SourceFile.size(of: descriptor)
    let reader: DelimitedReader
    do throws(DelimitedError) {
      reader = try DelimitedReader(
        opened: descriptor,
        format: file.format,
        onBlock: { hash.add($0) }
      )
    } catch { throw .source(path: file.path, error) }
    let columns = try Self.columns(of: file, header: reader.header)
    while true {
      do throws(DelimitedError) {
        guard try reader.next() else { break }
      } catch { throw .source(path: file.path, error) }
      add(reader, columns: columns, entity: file.entity)
      if lines.count % LoadPlanner.rowsBetweenReports == 0 {
        try LoadProgress(stage: .reading, done: reader.bytesRead, total: size, rows: lines.count)
          .tell(observer)
      }
    }
    sha256 = hash.hexadecimal
  }

  private mutating func add(_ reader: DelimitedReader, columns: [Int?], entity: Entity) {
    var values: [FieldValue?] = []
    values.reserveCapacity(columns.count)
    var rejection: ProposalRejection?
    // A cell too many is most often a comma within a text, and all that follows it stands one off.
    if reader.fieldCount != reader.header.count {
      rejection = .ragged(expected: reader.header.count, found: reader.fieldCount)
    }
    for (field, column) in zip(entity.fields, columns) {
      let text = column.map { $0 < reader.fieldCount ? reader.text($0) : "" } ?? ""
      switch field.value(of: text) {
      case .success(let value): values.append(value)
      case .failure(let problem):
        values.append(nil)
        if rejection == nil { rejection = .cell(field: field.name, text: text, problem) }
      }
    }
    if let rejection { rejections[proposals.count] = rejection }
    proposals.append(.record(EntityRecord(entity, values: values)))
    lines.append(reader.line)
  }

  /// The column of each field, `nil` for one that the file does not have and need not have.
  private static func columns(
    of file: RecordFile,
    header: [String]
  ) throws(StoreError) -> [Int?] {
    let names = file.entity.fields.map(\.name)
    let expected = names.map { file.headings[$0] ?? $0 }
    for heading in header where !expected.contains(heading) && !heading.isEmpty {
      throw .unknownHeading(
        path: file.path,
        name: heading,
        header: names,
        near: NearMiss.candidates(for: heading, among: expected)
      )
    }
    var columns: [Int?] = []
    for (field, heading) in zip(file.entity.fields, expected) {
      let column = header.firstIndex(of: heading)
      if column == nil, field.isRequired {
        throw .headingMissing(
          path: file.path,
          entity: file.entity.name,
          field: heading,
          header: header
        )
      }
      columns.append(column)
    }
    return columns
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

extension RecordRows {
  init() {}
}
