internal import DelimitedText
internal import QualityModel
internal import QualityStore

/// Finds the column of a file that may be meant where a script names none.
struct ColumnSuggestion {
  /// The columns that have no meaning yet, in the order of the file.
  private(set) var free: [String]

  /// Reads the header of the file that a load names; nil where it cannot be read.
  init?(_ specification: LoadSpecification, _ access: FileAccess) {
    self.init(
      path: specification.path,
      separator: specification.separator,
      encoding: specification.encoding,
      used: [
        specification.measure.column, specification.unit.column, specification.period,
        specification.numerator, specification.missingReason, specification.status,
      ].compactMap(\.self) + specification.filters.map(\.column),
      access
    )
  }

  /// The columns of a file of which nothing is said yet.
  init(free: [String]) { self.free = free }

  /// Headings are contents of the file: they are read where the file is granted.
  init?(
    path: String,
    separator: FieldSeparator,
    encoding: TextEncoding,
    used: [String],
    _ access: FileAccess
  ) {
    let format = DelimitedFormat(separator: separator, encoding: encoding)
    guard let file = try? access.openFigures(path),
      let reader = try? DelimitedReader(opened: file, format: format)
    else { return nil }
    free = reader.header.filter { !used.contains($0) }
  }

  /// The one column that shares words with what is looked for ("occupied bed days"); nil when none
  /// does, or several as well as each other.
  func column(like words: String) -> String? {
    let wanted = Self.words(words)
    let scored = free.map { (column: $0, score: Self.words($0).intersection(wanted).count) }
    guard let best = scored.map(\.score).max(), best > 0 else { return nil }
    let found = scored.filter { $0.score == best }
    return found.count == 1 ? found[0].column : nil
  }

  /// The column that a proposal gives a meaning; it is free no longer.
  mutating func take(like words: String) -> String? {
    let found = column(like: words)
    free.removeAll { $0 == found }
    return found
  }

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
        $0.count > 2
      }
    )
  }

  /// "The file still has: …", for a hint; nil when nothing is left.
  var stillThere: String? {
    guard !free.isEmpty else { return nil }
    let names = free.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    return "The file still has \(names)\(free.count > 8 ? ", …" : "")."
  }
}

extension CodeSource {
  /// The column a code is read from; nil for one that is given.
  fileprivate var column: String? {
    if case .column(let name) = self { name } else { nil }
  }
}

extension WorkbenchSession {
  /// The refusal of a load that does not say which column is what.
  ///
  /// It lists the headings of the file and proposes which of them may be meant. What is wrong with the
  /// file comes first; nil without a file.
  func columnsMissing(_ arguments: Arguments) -> (any Error)? {
    guard let path = arguments.text("path") else { return nil }
    let load = LoadArguments(arguments, settings.access)
    do {
      let file = try settings.access.openFigures(path)
      let format = DelimitedFormat(separator: load.separator, encoding: load.encoding)
      let reader = try DelimitedReader(opened: file, format: format)
      let header = reader.header
      let names = header.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
      return ArgumentError.unsuitable(
        path: "qi.import",
        reason: "qi.import needs to know which column of the file is what.",
        mend: "The file has \(names)\(header.count > 12 ? ", …" : "").\n"
          + "Add  columns = { \(try proposedColumns(reader, arguments)) }"
      )
    } catch let error as DelimitedError {
      return StoreError.source(path: path, error)
    } catch {
      return error
    }
  }

  /// Which column may be what, by their headings and by the words of the measure.
  private func proposedColumns(_ reader: DelimitedReader, _ arguments: Arguments) throws -> String {
    let header = reader.header
    var suggestion = ColumnSuggestion(free: header)
    let measure = arguments.text("into")
    let definition = measure.flatMap { try? store.definitions(of: $0).last }
    var parts: [String] = []
    func add(_ role: String, _ column: String?) {
      parts.append("\(role) = \"\(column ?? "…")\"")
    }
    if measure == nil { add("measure", suggestion.take(like: "measure indicator metric")) }
    if arguments.text("unit") == nil {
      add("unit", suggestion.take(like: "code ward unit team site department provider trust"))
    }
    let period = suggestion.take(like: "period month date week quarter")
    let format = try period.flatMap { name in
      try header.firstIndex(of: name).flatMap { try Self.format(ofColumn: $0, reader) }
    }
    if let period, let format, format != CalendarFormat.iso.pattern {
      parts.append("period = { from = \"\(period)\", format = \"\(format)\" }")
    } else {
      add("period", period)
    }
    let divisor = definition?.denominatorText.flatMap { suggestion.take(like: $0) }
    let counted = definition.map(\.numeratorText) ?? "numerator count number incidents events"
    add("numerator", suggestion.take(like: counted))
    if definition?.kind.usesDenominator ?? false { add("denominator", divisor) }
    return parts.joined(separator: ", ")
  }

  /// How the first rows of a file write a column's days or months.
  private static func format(ofColumn index: Int, _ reader: DelimitedReader) throws -> String? {
    var cells: [String] = []
    while cells.count < 50, try reader.next() {
      if index < reader.fieldCount { cells.append(reader.text(index)) }
    }
    return WrongDates.pattern(reading: cells)
  }

  /// The refusal of a load without the column to divide by, which names the one that may be meant.
  func denominatorMissing(
    _ measure: String,
    _ kind: MeasureKind,
    _ specification: LoadSpecification
  ) -> ArgumentError {
    let suggestion = ColumnSuggestion(specification, settings.access)
    let text = (try? store.definitions(of: measure).last?.denominatorText) ?? nil
    let divides = text.map { " (\($0))" } ?? ""
    let likely = text.flatMap { suggestion?.column(like: $0) }
    return .unsuitable(
      path: "columns",
      reason: "\"\(measure)\" is a \(MeasureWords.kind(kind)), so it needs a column for the "
        + "denominator\(divides).",
      mend: "Add  denominator = \"\(likely ?? "…")\"  to columns."
        + (likely == nil ? suggestion?.stillThere.map { " " + $0 } ?? "" : "")
    )
  }
}
