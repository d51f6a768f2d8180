import DelimitedText
import QualityModel

/// What the rows of a file of records propose.
struct RecordRows {
  var proposals: [Proposal] = []
  /// The line of each.
  var lines: [Int] = []
  /// Those that cannot be read as records, by their position.
  var rejections: [Int: ProposalRejection] = [:]
  var sha256 = ""

  init() {}

  /// Reads a file to its end.
  ///
  /// - Throws: ``StoreError/source(path:_:)``, ``StoreError/unknownHeading(path:name:header:near:)``,
  ///   ``StoreError/headingMissing(path:entity:field:header:)``,
  ///   ``StoreError/notRecords(path:line:_:)``, ``StoreError/cancelled``.
  init(
    reading file: RecordFile,
    opening open: (String) throws(StoreError) -> Int32,
    observer: LoadObserver
  ) throws(StoreError) {
    let hash = RunningFileHash()
    let descriptor = try open(file.path)
    if file.isJSON {
      try addObjects(of: file, from: descriptor, hash, observer)
    } else {
      try addRows(of: file, from: descriptor, hash, observer)
    }
    sha256 = hash.hexadecimal
  }

  private mutating func addRows(
    of file: RecordFile,
    from descriptor: Int32,
    _ hash: RunningFileHash,
    _ observer: LoadObserver
  ) throws(StoreError) {
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
      let (expected, found) = (reader.header.count, reader.fieldCount)
      add(
        columns.map { $0.flatMap { $0 < found ? reader.text($0) : nil } },
        of: file.entity,
        line: reader.line,
        // A cell too many is most often a comma within a text, and all that follows it stands one off.
        rejection: found == expected ? nil : .ragged(expected: expected, found: found)
      )
      try tell(observer, done: reader.bytesRead, of: size)
    }
  }

  private mutating func addObjects(
    of file: RecordFile,
    from descriptor: Int32,
    _ hash: RunningFileHash,
    _ observer: LoadObserver
  ) throws(StoreError) {
    let bytes = try SourceFile.contents(of: descriptor, path: file.path)
    bytes.withUnsafeBytes { hash.add($0) }
    let positions = Dictionary(
      file.names.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var reader = JSONObjectReader(bytes)
    while true {
      let object: JSONObjectReader.Object
      do throws(JSONObjectReader.Failure) {
        guard let next = try reader.next() else { return }
        object = next
      } catch { throw .notRecords(path: file.path, line: error.line, error.problem) }
      var cells = [String?](repeating: nil, count: file.entity.fields.count)
      for (name, value) in object.fields {
        guard let position = positions[name] else { throw file.unknown(name) }
        cells[position] = value
      }
      add(cells, of: file.entity, line: object.line, rejection: nil)
      try tell(observer, done: reader.position, of: bytes.count)
    }
  }

  private func tell(_ observer: LoadObserver, done: Int, of size: Int) throws(StoreError) {
    guard lines.count % LoadPlanner.rowsBetweenReports == 0 else { return }
    try LoadProgress(stage: .reading, done: done, total: size, rows: lines.count).tell(observer)
  }

  /// Adds a record from the text of each of its fields, `nil` for a field that is not there.
  private mutating func add(
    _ cells: [String?],
    of entity: Entity,
    line: Int,
    rejection: ProposalRejection?
  ) {
    var values: [FieldValue?] = []
    values.reserveCapacity(cells.count)
    var rejection = rejection
    for (field, cell) in zip(entity.fields, cells) {
      let text = cell ?? ""
      switch field.value(of: text) {
      case .success(let value): values.append(value)
      case .failure(let problem):
        values.append(nil)
        if rejection == nil { rejection = .cell(field: field.name, text: text, problem) }
      }
    }
    if let rejection { rejections[proposals.count] = rejection }
    proposals.append(.record(EntityRecord(entity, values: values)))
    lines.append(line)
  }

  /// The column of each field, `nil` for one that the file does not have and need not have.
  private static func columns(
    of file: RecordFile,
    header: [String]
  ) throws(StoreError) -> [Int?] {
    let expected = file.names
    if let heading = header.first(where: { !expected.contains($0) && !$0.isEmpty }) {
      throw file.unknown(heading)
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
