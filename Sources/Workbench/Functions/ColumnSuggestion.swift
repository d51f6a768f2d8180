internal import DelimitedText
internal import QualityModel
internal import QualityStore

/// Finds the column of a file that may be meant where a script names none.
struct ColumnSuggestion {
  /// The columns that have no meaning yet, in the order of the file.
  let free: [String]

  /// Reads the header of the file that a load names; nil where it cannot be read.
  init?(_ specification: LoadSpecification) {
    self.init(
      path: specification.path,
      separator: specification.separator,
      encoding: specification.encoding,
      used: [
        specification.measure.column, specification.unit.column, specification.period,
        specification.numerator, specification.missingReason, specification.status,
      ].compactMap(\.self) + specification.filters.map(\.column)
    )
  }

  init?(path: String, separator: FieldSeparator, encoding: TextEncoding, used: [String]) {
    let format = DelimitedFormat(separator: separator, encoding: encoding)
    guard let reader = try? DelimitedReader(regularFile: path, format: format) else { return nil }
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
  /// The refusal of a load without the column to divide by, which names the one that may be meant.
  func denominatorMissing(
    _ measure: String,
    _ kind: MeasureKind,
    _ specification: LoadSpecification
  ) -> ArgumentError {
    let suggestion = ColumnSuggestion(specification)
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
