import Foundation
import Testing

@testable import DemonstrationTrust

/// One store with the demonstration trust, made once by `tidemark demo` and read by every test here.
///
/// What is planted is known to the tests from ``places``; the store and the scripts do not know it.
enum TrustStore {
  /// Where something is planted in the trust of the usual seed.
  static let places = Organisation(seed: DemonstrationTrust.usualSeed).places

  private static let made: Result<Workplace, any Error> = Result {
    let workplace = try make(seed: DemonstrationTrust.usualSeed)
    atexit { if let workplace = try? TrustStore.made.get() { workplace.remove() } }
    return workplace
  }

  /// A trust of another seed, for what is to be found wherever it is planted.
  static let otherSeed: UInt64 = 7_041_776

  private static let other: Result<Workplace, any Error> = Result {
    let workplace = try make(seed: otherSeed)
    atexit { if let workplace = try? TrustStore.other.get() { workplace.remove() } }
    return workplace
  }

  private static func make(seed: UInt64) throws -> Workplace {
    let workplace = try Workplace()
    let outcome = try workplace.run(["demo", "--store", "trust.db", "--seed", "\(seed)"])
    guard outcome.status == 0 else { throw Workplace.Failure(text: outcome.errors) }
    return workplace
  }

  /// Where the store lies.
  static func path() throws -> String { try made.get().path + "/trust.db" }

  /// Runs a shipped analysis on the store and reads its minute.
  ///
  /// - Parameters:
  ///   - analysis: The name of the script in `scripts/analyses`, without its ending.
  ///   - parameters: Values for its parameters, as `name=value`.
  /// - Returns: What it printed.
  /// - Throws: ``Workplace/Failure`` with the errors that it printed.
  static func minute(_ analysis: String, _ parameters: String...) throws -> Minute {
    Minute(try printed("analyses/\(analysis)", parameters))
  }

  /// Runs a shipped analysis on the trust of one of the seeds and reads its minute.
  static func minute(_ analysis: String, seed: UInt64) throws -> Minute {
    let place = try (seed == otherSeed ? other : made).get()
    return Minute(try printed("analyses/\(analysis)", [], in: place))
  }

  /// Runs a shipped script on the trust of one of the seeds and reads its minute.
  static func minute(_ script: String, on seed: UInt64) throws -> Minute {
    Minute(try printed(script, [], in: (seed == otherSeed ? other : made).get()))
  }

  /// Runs a shipped script on the store and gives what it printed.
  ///
  /// - Parameters:
  ///   - script: The script in `scripts`, without its ending.
  ///   - parameters: Values for its parameters, as `name=value`.
  /// - Returns: What it printed.
  /// - Throws: ``Workplace/Failure`` with the errors that it printed.
  static func printed(_ script: String, _ parameters: [String]) throws -> String {
    try printed(script, parameters, in: made.get())
  }

  private static func printed(
    _ script: String,
    _ parameters: [String],
    in place: Workplace
  ) throws -> String {
    let store = place.path + "/trust.db"
    let script = "\(Workplace.project)/scripts/\(script).lua"
    // Each run in a place of its own: files that it leaves are nobody else's.
    let outcome = try Workplace().run(
      ["run", "--store", store, "--today", "2024-09-30"] + parameters.flatMap { ["-p", $0] }
        + [script]
    )
    guard outcome.status == 0 else { throw Workplace.Failure(text: outcome.errors) }
    return outcome.output
  }
}

/// What an analysis printed, taken apart: its paragraphs, each one line again.
struct Minute {
  /// The paragraphs; items of lists begin with ``bullet``.
  let paragraphs: [String]
  /// The tables, in the order they come.
  let tables: [MinuteTable]

  static let bullet = "- "

  init(_ output: String) {
    tables = MinuteTable.all(in: output)
    var paragraphs: [String] = []
    var isOpen = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      if text.isEmpty {
        isOpen = false
      } else if line.hasPrefix("    "), let last = paragraphs.last, last.hasPrefix(Self.bullet) {
        paragraphs[paragraphs.count - 1] += " " + text
      } else if isOpen, !text.hasPrefix(Self.bullet), let last = paragraphs.last,
        !last.hasPrefix(Self.bullet), !last.hasSuffix(":"), !last.hasSuffix(".")
      {
        paragraphs[paragraphs.count - 1] += " " + text
      } else {
        paragraphs.append(String(text))
        isOpen = true
      }
    }
    self.paragraphs = paragraphs
  }

  /// Every paragraph, one to a line.
  var text: String { paragraphs.joined(separator: "\n") }

  /// The items of lists.
  var items: [String] { paragraphs.filter { $0.hasPrefix(Self.bullet) } }

  /// The items that follow a paragraph with some words, up to the next that is no item.
  func items(under words: String) -> [String] {
    guard let start = paragraphs.firstIndex(where: { $0.contains(words) }) else { return [] }
    return Array(paragraphs[(start + 1)...].prefix { $0.hasPrefix(Self.bullet) })
  }

  /// The table that follows a paragraph with some words; none where it says that there is nothing.
  func table(under words: String) -> MinuteTable? { tables.first { $0.heading.contains(words) } }

  /// The codes in parentheses: of measures and units, in the order they come.
  static func codes(_ items: [String]) -> [[String]] {
    items.map { item in
      item.matches(of: /\(([A-Z][A-Z0-9-]+)\)/).map { String($0.output.1) }
    }
  }

  /// The last code in parentheses of each item that has one: the unit it is about.
  static func units(_ items: [String]) -> [String] { codes(items).compactMap(\.last) }
}

/// A table that an analysis printed.
struct MinuteTable {
  /// The paragraph above it.
  let heading: String
  /// The names of the columns.
  let columns: [String]
  /// The cells, row by row.
  let rows: [[String]]

  /// The cells of a column, first row first; none where there is no such column.
  subscript(column: String) -> [String] {
    guard let place = columns.firstIndex(of: column) else { return [] }
    return rows.map { $0[place] }
  }

  /// The first words of the cells of a column.
  func codes(_ column: String) -> [String] {
    self[column].compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// The row whose cell of a column begins with some words.
  func row(_ column: String, _ start: String) -> [String: String]? {
    guard let place = self[column].firstIndex(where: { $0.hasPrefix(start) }) else { return nil }
    return Dictionary(zip(columns, rows[place]), uniquingKeysWith: { first, _ in first })
  }

  /// Every table of a text: each has a rule under its headings, and ends with an empty line.
  static func all(in output: String) -> [MinuteTable] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    return lines.indices.dropFirst().compactMap { index in
      let line = lines[index]
      guard line.contains("─"), line.allSatisfy({ $0 == "─" || $0 == " " }) else { return nil }
      let spans = line.split(separator: " ").map(\.indices)
      func cells(_ text: [Character]) -> [String] {
        spans.map { span in
          let cell =
            text.indices.contains(span.lowerBound)
            ? String(text[span.clamped(to: text.indices)]) : ""
          return cell.trimmingCharacters(in: .whitespaces)
        }
      }
      let above = lines[..<(index - 1)].reversed().drop { $0.isEmpty }.prefix { !$0.isEmpty }
      return MinuteTable(
        heading: above.reversed().map { String($0) }.joined(separator: " "),
        columns: cells(lines[index - 1]),
        rows: lines[(index + 1)...].prefix { !$0.isEmpty }.map(cells)
      )
    }
  }
}
